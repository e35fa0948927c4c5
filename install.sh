#!/bin/sh
# Installs guard from a clone of this repository: builds it here, then puts the result under a prefix.
# The switch to a new version is one rename(2), so a failure or an interruption leaves the old one working, and the
# version before stays, because a `guard exec` that waits for its approval still loads parts of it.
set -eu
umask 022

say() { printf '%s\n' "$*"; }
fail() {
  printf 'install: %s\n' "$1" >&2
  [ $# -lt 2 ] || printf 'install: hint: %s\n' "$2" >&2
  exit 1
}
usage_error() {
  printf 'install: %s\ninstall: hint: ./install.sh --help lists the options\n' "$1" >&2
  exit 64
}

usage() {
  cat <<'END'
Usage: ./install.sh [options]

Builds guard and installs it for the current user, or under a prefix of your choice.

  --prefix <folder>   where to install (default: ~/.local); guard itself is <folder>/bin/guard
  --demo              afterwards show one whole approval on this machine; nothing leaves it
  --no-build          use node_modules/ and dist/ as they are here instead of making them anew
  --uninstall         remove what an earlier run installed under the prefix; logs and policies stay
  --help              print this text

Examples:
  ./install.sh --demo                        install to ~/.local and see it work
  sudo ./install.sh --prefix /usr/local      install for everyone, owned by root
  ./install.sh --uninstall                   remove it again

Needs Linux or macOS, Node 20.20 or newer with npm, and git for the demo. Shell start-up files are never changed.
END
}

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
prefix=
demo=no
build=yes
mode=install
while [ $# -gt 0 ]; do
  case $1 in
    --prefix)
      [ $# -ge 2 ] || usage_error '--prefix needs a folder'
      prefix=$2
      shift
      [ -n "$prefix" ] || usage_error '--prefix needs a folder'
      ;;
    --prefix=*)
      prefix=${1#--prefix=}
      [ -n "$prefix" ] || usage_error '--prefix needs a folder'
      ;;
    --demo) demo=yes ;;
    --no-build) build=no ;;
    --uninstall) mode=uninstall ;;
    -h | --help)
      usage
      exit 0
      ;;
    *) usage_error "unknown option: $1" ;;
  esac
  shift
done

if [ -z "$prefix" ]; then
  [ -n "${HOME:-}" ] || usage_error 'HOME is not set, so there is no default place: say --prefix <folder>'
  prefix=$HOME/.local
fi
case $prefix in
  /*) ;;
  *) prefix=$(pwd -P)/$prefix ;;
esac
lib=$prefix/lib/guard-exec
link=$prefix/bin/guard
bash_completion=$prefix/share/bash-completion/completions/guard
zsh_completion=$prefix/share/zsh/site-functions/_guard
fish_completion=$prefix/share/fish/vendor_completions.d/guard.fish

# Ours is only what points into our own folder: another program called guard is not ours to replace or remove.
ours() {
  [ -L "$link" ] || return 1
  case $(readlink "$link") in
    ../lib/guard-exec/*) return 0 ;;
    *) return 1 ;;
  esac
}
our_completion() { [ -f "$1" ] && grep -q 'generated from the command tree of guard' "$1"; }

uninstall() {
  removed=no
  if ours; then
    rm -f "$link"
    say "removed $link"
    removed=yes
  elif [ -e "$link" ] || [ -L "$link" ]; then
    say "left $link alone: it was not installed from here"
  fi
  if [ -d "$lib" ]; then
    rm -rf "$lib"
    say "removed $lib"
    removed=yes
  fi
  for file in "$bash_completion" "$zsh_completion" "$fish_completion"; do
    if our_completion "$file"; then
      rm -f "$file"
      say "removed $file"
      removed=yes
    fi
  done
  [ "$removed" = yes ] || say "nothing of guard is installed under $prefix"
  say 'kept: logs, keys, open requests and policies (GUARD_HOME, or guard/ in your XDG state and configuration folders)'
}

if [ "$mode" = uninstall ]; then
  uninstall
  exit 0
fi

case $(uname -s) in
  Linux | Darwin) ;;
  MINGW* | MSYS* | CYGWIN* | Windows*)
    fail 'Windows is not supported: guard needs a Unix PTY, process sessions and file modes' 'use Linux or macOS, or WSL'
    ;;
  *) fail "$(uname -s) is not supported" 'use Linux or macOS' ;;
esac
command -v node >/dev/null 2>&1 || fail 'node was not found' 'install Node 20.20 or newer and put it into PATH'
node -e 'var v = process.versions.node.split("."); process.exit(v[0] > 20 || (v[0] == 20 && v[1] >= 20) ? 0 : 1)' ||
  fail "Node $(node --version) is too old" 'install Node 20.20 or newer and put it first in PATH'
if [ -e "$link" ] || [ -L "$link" ]; then
  ours || fail "$link exists and was not installed from here" 'move it away, or choose another --prefix'
fi

# Every folder and file that must be writable is tried before anything is built.
mkdir -p "$lib" "$prefix/bin" 2>/dev/null || fail "$prefix is not writable" 'choose another --prefix, or run as a user who may write there'
if [ ! -w "$lib" ] || [ ! -w "$prefix/bin" ]; then
  fail "$prefix is not writable" 'choose another --prefix, or run as a user who may write there'
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/guard-install.XXXXXX")
stamp=$(date -u +%Y%m%d%H%M%S)-$$
staging=$lib/.new-$stamp
lock=$lib/.lock
locked=no
cleanup() {
  rm -rf "$work" "$staging"
  [ "$locked" = no ] || rm -f "$lock"
}
trap cleanup EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# Quiet while all is well; on failure the end of the tool's own output says why.
step() {
  say "$1 ..."
  shift
  if ! "$@" </dev/null >"$work/output" 2>&1; then
    tail -n 40 "$work/output" >&2
    fail "'$*' failed" 'its last lines are above; what was installed before is unchanged'
  fi
}

cd -- "$here"
if [ "$build" = yes ]; then
  command -v npm >/dev/null 2>&1 || fail 'npm was not found' 'it comes with Node; put it into PATH'
  # Said explicitly: with NODE_ENV=production npm would leave out what the build needs.
  step 'getting dependencies (npm ci)' npm ci --include=dev --include=optional
  step 'building (npm run build)' npm run build
fi
for part in dist/main.js dist/routine.js node_modules/node-pty/package.json bin/guard.js; do
  [ -f "$part" ] || fail "$part is missing" 'run ./install.sh without --no-build'
done

platform=$(node -p 'process.platform + "-" + process.arch')
# Of a native package only what this machine runs: other systems' binaries are most of its size.
copy_native() {
  from=node_modules/$1
  to=$staging/node_modules/$1
  mkdir -p "$to"
  cp -R "$from/package.json" "$from/lib" "$to/"
  for file in "$from"/LICENSE*; do
    [ ! -f "$file" ] || cp "$file" "$to/"
  done
  if [ -d "$from/build/Release" ]; then
    mkdir -p "$to/build"
    cp -R "$from/build/Release" "$to/build/"
  fi
  if [ -d "$from/prebuilds/$platform" ]; then
    mkdir -p "$to/prebuilds"
    cp -R "$from/prebuilds/$platform" "$to/prebuilds/"
  fi
}
mkdir -p "$staging/node_modules"
cp -R bin dist package.json LICENSE "$staging/"
copy_native node-pty
[ ! -d node_modules/keytar ] || copy_native keytar

version=$(node "$staging/bin/guard.js" --version) || fail 'the build does not start' 'what was installed before is unchanged'

# One installation switches and tidies at a time, or it would tidy away what another is about to switch to. The lock is
# a symlink, because making one is atomic and it holds the owner's pid; that of a dead owner is taken over.
tries=0
until ln -s "$$" "$lock" 2>/dev/null; do
  owner=$(readlink "$lock" 2>/dev/null || :)
  if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
    rm -f "$lock"
    continue
  fi
  tries=$((tries + 1))
  [ "$tries" -le 60 ] || fail "another installation (process $owner) holds $lock" 'wait for it, or remove the lock if it is gone'
  sleep 1
done
locked=yes

# Read before the switch: afterwards nothing tells which version the link had.
previous=
if ours; then
  previous=$(readlink "$link")
  previous=${previous#../lib/guard-exec/}
  previous=${previous%%/*}
fi
release=$version-$stamp
mv "$staging" "$lib/$release"
# mv(1) would follow a link to a folder; rename(2) replaces the link itself, at once.
node -e '
  const fs = require("node:fs");
  const [target, link, spare] = process.argv.slice(1);
  fs.symlinkSync(target, spare);
  fs.renameSync(spare, link);
' "../lib/guard-exec/$release/bin/guard.js" "$link" "$prefix/bin/.guard-$stamp"

for old in "$lib"/[!.]* "$lib"/.new-*; do
  case ${old##*/} in
    "$release" | "$previous" | '[!.]*' | '.new-*') ;;
    .new-*)
      # Left behind by an installation that was killed, unless it is still at work.
      kill -0 "${old##*-}" 2>/dev/null || rm -rf "$old"
      ;;
    *) rm -rf "$old" ;;
  esac
done
rm -f "$lock"
locked=no

complete_with() {
  if mkdir -p "$(dirname -- "$2")" 2>/dev/null && cp "completions/$1" "$2.$stamp" 2>/dev/null && mv "$2.$stamp" "$2"; then
    say "installed $2"
  else
    rm -f "$2.$stamp" 2>/dev/null || :
    say "could not write $2: no completion for that shell"
  fi
}
if [ -n "$previous" ]; then
  say "upgraded $link to guard $version"
else
  say "installed $link (guard $version)"
fi
complete_with guard.bash "$bash_completion"
complete_with _guard "$zsh_completion"
complete_with guard.fish "$fish_completion"

# What is missing: told, never changed.
case :${PATH:-}: in
  *:"$prefix/bin":*)
    found=$(command -v guard || :)
    [ "$found" = "$link" ] || say "missing: '$found' comes first in PATH; put $prefix/bin before it"
    ;;
  *) say "missing: $prefix/bin is not in PATH; add this line to your shell's start-up file: export PATH=\"$prefix/bin:\$PATH\"" ;;
esac
(cd -- "$lib/$release" && node -e 'require("node-pty")') >/dev/null 2>&1 ||
  say 'missing: the terminal part (node-pty) does not load, so commands run in pipes only; install make, g++ and python3 and run this again'
(cd -- "$lib/$release" && node -e 'require("keytar")') >/dev/null 2>&1 ||
  say 'missing: the OS keychain cannot be used (libsecret, on Debian: apt-get install libsecret-1-0); tokens come from the environment'
command -v git >/dev/null 2>&1 || say 'missing: git, which the demo and requests from a work tree need'
if command -v zsh >/dev/null 2>&1 && ! zsh -fc 'print -l $fpath' 2>/dev/null | grep -qxF "$(dirname -- "$zsh_completion")"; then
  say "note: for completions in zsh put this before compinit: fpath=(\"$(dirname -- "$zsh_completion")\" \$fpath)"
fi

if [ "$demo" = yes ]; then
  say ''
  if [ -t 0 ] && [ -t 1 ]; then
    "$link" demo
  else
    "$link" demo --yes
  fi
else
  say "next: guard explain -- git push --force origin main, or ./install.sh --demo"
fi
