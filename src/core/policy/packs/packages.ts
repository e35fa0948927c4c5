import type { Pack } from './pack.ts';

/**
 * Packages of the system: what lists, searches and explains them. None of the options that name a configuration, another
 * root or a repository is here, since each of those can run code. The rule for the rest stands in the pack `system`.
 */
export const packages = (): Pack => ({
  name: 'packages',
  tools: {
    // -o and -c can set Pre-Invoke hooks. -q takes no value here: in `-qo` the o is an option of its own.
    apt: `%global q v a n f V -names-only -full -quiet -verbose -verbose-versions -all-versions -no-all-versions
      list ; -installed -upgradable -upgradeable -manual-installed ; lit*
      search|show|policy|depends|rdepends|showsrc|why|why-not ; -recurse i -important -installed -no-recommends -no-suggests ; lit*
      ; ; =help|moo!
      ; v! h! -version! ; -`,
    'apt-get': `V! v! -version! ;
      s! -simulate! -dry-run! -just-print! q y V u -assume-yes -verbose-versions -show-upgraded -no-install-recommends -autoremove ; =install|upgrade|dist-upgrade|full-upgrade|remove|autoremove! word*`,
    'apt-cache':
      'show|showpkg|showsrc|search|policy|depends|rdepends|madison|stats|unmet|pkgnames|dotty ; f n i q a g -names-only -full -installed -recurse -no-recommends -no-suggests -no-enhances -no-conflicts -no-breaks -no-replaces -important -all-versions -all-names -implicit -no-all-versions ; lit*',
    'apt-mark': 'showauto|showmanual|showhold ; ; word*',
    'apt-file': 'search|find|list|show ; x l F i v -regexp -package-only -fixed-string -ignore-case -verbose ; lit',
    aptitude:
      'search|show|why|why-not|versions ; v q F:lit -display-format:lit w:num -width:num -disable-columns -group-by:=archive|auto|none|package|source-package|source-version ; lit*',
    dpkg: 'l! L! s! S! p! I! c! -list! -listfiles! -status! -search! -print-avail! -info! -contents! -get-selections! -print-architecture! -print-foreign-architectures! -verify! V! -audit! C! -compare-versions! -validate-pkgname! -no-pager ; any*',
    'dpkg-query':
      'l! L! s! S! p! W! f:lit -list! -listfiles! -status! -search! -print-avail! -show! -showformat:lit -load-avail -no-pager ; lit*',
    'dpkg-deb': 'I! c! f! W! -info! -contents! -field! -show! ; path! word*',
    // A format may expand macros, which run commands; so does verifying a package file.
    rpm: `-version! ;
      q! -query! a f i l c d p R v s g -all -file -info -list -configfiles -docfiles -package -requires -state -group -provides -conflicts -obsoletes -recommends -suggests -supplements -enhances -scripts -triggers -filetriggers -changelog -last -dump -filesbypkg -whatprovides:lit -whatrequires:lit -whatrecommends:lit -qf:rpmformat -queryformat:rpmformat ; archive*
      V! -verify! a v -all -nofiles -nodeps -nodigest -nosignature ; word*
      K! -checksig! v ; archive!`,
    // Not --setopt, --installroot, --repofrompath, -c; not `config-manager --dump`, which shows passwords of repositories.
    dnf: `%global q y C v -quiet -assumeyes -assumeno -cacheonly -refresh -verbose -enablerepo:word -disablerepo:word -repo:word -repoid:word -showduplicates -releasever:num
      list ; -installed -available -upgrades -updates -extras -obsoletes -recent -autoremove -all ; word*
      info|search|check-update|check-upgrade|deplist|repolist|repoinfo|grouplist|groupinfo ; -all -installed -available -enabled -disabled -upgrades -updates ; word*
      provides|whatprovides ; ; lit*
      updateinfo ; -list -info -summary -all -available -installed -security -bugfix -enhancement -sec-severity:word ; =list|info|summary|security|all|available|installed|updates
      changelog ; -count:num -since:word -upgrades ; word*
      versionlock ; ;
      reposync ; -urls! u! -newest-only -source -arch:word ;
      versionlock list ; ;
      download ; -url! -urls! -resolve -source -urlprotocol:=https|http ; word! word*
      builddep|changelog|config-manager|download|versionlock|copr|debuginfo-install|reposync|repoclosure|repodiff|system-upgrade ; -help-cmd! -help! ;
      %help install remove erase upgrade downgrade reinstall autoremove clean makecache distro-sync mark swap alias
      history ; ;
      history list|info ; ; word*
      group|groups|module list|info|summary|provides ; -hidden -installed -available -enabled -disabled ; word*
      repoquery ; -deplist -requires -provides -conflicts -obsoletes -recommends -suggests -supplements -list l -info i -whatprovides:lit -whatrequires:word -whatdepends:word -whatrecommends:word -file:lit -installed -available -upgrades -duplicates -leaves -userinstalled -extras -unneeded -latest-limit:num -qf:lit -queryformat:lit -recursive -resolve -arch:word -archlist:word -source s -location -changelog -groupmember -nvr -nevra -envra -all a -exactdeps -tree -alldeps -srpm -querytags ; archive*
      ; ; =help! word
      ; -version! ; -`,
    yum: '=dnf',
    dnf5: '=dnf',
    microdnf: '=dnf',
    repoquery:
      'q a l i s -requires -provides -conflicts -obsoletes -list -info -whatprovides:lit -whatrequires:word -installed -available -qf:lit -queryformat:lit -recursive -resolve -all -quiet -source -location -deplist ; archive*',
    'needs-restarting': 'r s u -reboothint -services -useronly ; -',
    // Not `lr -e`, which writes a file.
    zypper: `%before q v n t x A i -quiet -verbose -non-interactive -no-refresh -terse -xmlout -no-abbrev -table-style:num s:num -no-color -ignore-unknown
      search|se ; i u s n d v x r:word t:word -installed-only -not-installed-only -details -verbose -search-descriptions -match-substrings -match-words -match-exact -provides -requires -recommends -case-sensitive C f -file-list -type:word -repo:word -sort-by-name -sort-by-repo ; lit*
      info|if ; t:word r:word s -type:word -repo:word -provides -requires -conflicts -obsoletes -recommends -supplements ; word*
      repos|lr ; d u p r E P -details -uri -priority -refresh -show-enabled-only -sort-by-name -sort-by-priority -sort-by-uri -sort-by-alias N ; word*
      services|ls ; d r p E u -details -with-repos -priority -show-enabled-only -uri ;
      list-updates|lu|list-patches|lp|patches|pch|packages|pa|patterns|pt|products|pd|locks|ll ; a i u t:word r:word -all -installed-only -not-installed-only -best-effort -orphaned -suggested -recommended -unneeded -type:word -repo:word -category:word -severity:word g:word -sort-by-name -sort-by-repo ; word*
      what-provides|wp ; ; lit*
      patch-info|pattern-info|product-info ; ; word*
      ps ; s ; -
      targetos|tos|system-architecture ; ;`,
    // One operation only, and of -S only what searches and shows.
    pacman: `V! -version! ;
      Q! -query! c d e g i k l m n o p q s t u v -changelog -deps -explicit -groups -info -check -list -foreign -native -owns -file -quiet -search -unrequired -upgrades -verbose ; archive*
      s! i! l! g! -search! -info! -list! -groups! S -sync q v -quiet -verbose ; lit*
      F! -files! l x q -list -regex -quiet -machinereadable ; lit*
      T! -deptest! ; param*
      D! -database! k!! -check!! q -quiet ; -
      R! -remove! p!! -print!! s n c u -recursive -nosave -cascade -unneeded -print-format:lit ; lit*
      D! F! Q! R! S! T! U! h!! -help!! ; -`,
    apk: `%before q v -quiet -verbose -no-network -no-cache
      info ; a d e L r R s w W i P v -all -description -installed -contents -rdepends -depends -size -webpage -who-owns -install-if -provides -triggers t ; lit*
      search ; a d e o x r v q -verbose -quiet -all -description -exact -origin -rdepends -has-origin ; word*
      list ; I u a o P d O -installed -upgradable -upgradeable -available -orphaned -providers -depends -origin ; word*
      policy ; ; word*
      stats|version ; ; -`,
    snap: `; ; =help!
      ; -version! ; -
      list ; -all -unicode:word -color:word ; word*
      find ; -narrow -section:word ; lit
      info ; -verbose ; word*
      connections ; -all ; word
      changes|aliases|services|version|tasks|change ; -abs-time -last:word -global ; word*
      logs ; n:num f -abs-time ; word*`,
    flatpak: `-version! -supported-arches! -default-arch! ;
      list ; d a u -show-details -app -runtime -all -user -system -columns:word -arch:word -app-runtime:word ;
      info ; r o c s l m -user -system -show-ref -show-commit -show-origin -show-size -show-location -show-metadata -show-permissions -show-runtime -show-sdk ; word*
      search ; -columns:word ; lit*
      remotes ; d -show-details -show-disabled -user -system -columns:word ;
      remote-ls ; d a u -show-details -app -runtime -all -updates -user -system -cached -columns:word -arch:word ; word
      mask|pin ; -user -system ;
      %help install uninstall update run override permissions make-current enter repair create-usb build config mask pin kill remote-add remote-delete remote-modify document-export
      remote-info ; r c m p -commit:word -user -system -show-ref -show-commit -show-parent -show-metadata -log -cached ; word*
      ps|history ; -columns:word -since:word -until:word -reverse -user -system ;`,
    pkg: `version ; v I L:word q R ;
      info ; a l x d r f s q e D O ; word*
      search ; f o x i q g e c d ; lit!
      which ; q o g p ; lit*
      stats ; l r b q ;`,
    port: 'installed|outdated|search|list|echo ; q v ; word*',
    opkg: 'list|list-installed|list-upgradable|info|status|files|depends|whatdepends ; ; word*\nsearch ; ; lit!',
    'update-alternatives': '-list:word! -display:word! -query:word! -get-selections! -version! ;',
    alternatives: '-display:word! -list! -version! ;',
    ldconfig: 'p! -print-cache! V! -version! ; -',
    'rpm-ostree': 'status ; v b -verbose -booted -json ;\n; -version! ; -',
    bootc: 'status ; -json -format:=json|yaml|humanreadable -booted ;\nupgrade ; -check! -quiet ;',
  },
  rules: [],
  examples: {
    routine: [
      'pacman -Dkk',
      'pacman -T x',
      'pacman -Rp x',
      'pacman -Uh',
      'bootc upgrade --check',
      'opkg search /bin/x',
      'zypper repos --sort-by-priority',
      'apt list --installed',
      'apt list --upgradable',
      'apt -qq list --installed',
      'apt show nginx',
      'apt policy nginx',
      'apt-cache search web server',
      'apt-cache policy nginx',
      'apt-get -s upgrade',
      'apt-get --dry-run install nginx',
      'apt-mark showhold',
      'apt-file search bin/ls',
      'dpkg -l',
      "dpkg -l 'nginx*'",
      'dpkg -L nginx',
      'dpkg -S /bin/ls',
      'dpkg -s nginx',
      "dpkg-query -W -f='${Package}\\n'",
      'dpkg-deb -I a.deb',
      'rpm -qa',
      'rpm -qi httpd',
      'rpm -ql httpd',
      'rpm -qf /usr/bin/ls',
      'rpm -qpl a.rpm',
      "rpm -qa --qf '%{NAME}\\n'",
      'rpm --query --all "mariadb*"',
      'rpm -q --changelog bash',
      'rpm -Va',
      'dnf list --installed',
      'dnf changelog --count 2 bash',
      'dnf versionlock',
      'dnf download --url bash',
      'dnf builddep --help-cmd',
      'dnf install --help',
      'flatpak mask --system',
      'flatpak install --help',
      'dnf info httpd',
      'dnf -q check-update',
      'dnf history',
      'dnf history info 3',
      'dnf repolist all',
      'dnf repoquery --deplist p',
      'dnf provides /usr/bin/ls',
      'dnf group list',
      'yum list installed',
      'yum search httpd',
      'zypper se -i nginx',
      'zypper lr -u',
      'zypper info nginx',
      'pacman -Qi p',
      'pacman -Ss nginx',
      'pacman -Qo /usr/bin/ls',
      'pacman -Fx regex',
      'pacman -F file',
      'apk info -vv',
      'apk search nginx',
      'snap list',
      'snap find query',
      'snap info core',
      'flatpak list --app',
      'flatpak search gimp',
      'update-alternatives --display editor',
      'ldconfig -p',
    ],
    asks: [
      'pacman -D --asdeps x',
      'pacman -Rs x',
      'pacman -R x',
      'pacman -Up https://example.org/x.pkg.tar.zst',
      'pacman -Sp x',
      'bootc upgrade',
      'apt install x',
      'apt -o Dpkg::Pre-Invoke=id list',
      'apt list -o APT::Update::Pre-Invoke=id',
      'apt -qo APT::Update::Pre-Invoke=id list',
      'apt -c f list',
      'apt list -t=x -c=f',
      'apt edit-sources',
      'apt-get install x',
      'apt-get -s -c f install x',
      'apt-get -s install ./x.deb',
      'apt-get --dry-run=false -y install evil',
      'apt-get -s --no-simulate install x',
      'apt-get -s -o Dir=x install y',
      'apt-cache -c f show x',
      'apt-cache gencaches',
      'apt-mark hold x',
      'dpkg -i x.deb',
      'dpkg --set-selections',
      'dpkg -l --admindir=x',
      'dpkg --root=x -l',
      'dpkg -r x',
      'dpkg-deb -x a.deb d',
      'rpm -e x',
      'rpm -i x.rpm',
      'rpm -q --pipe id x',
      "rpm -E '%(id)'",
      "rpm --eval '%(id)'",
      "rpm -q --define 'x %(id)' y",
      "rpm -qp x.rpm --qf '%{SUMMARY:expand}'",
      'rpm -q --specfile x.spec',
      'rpm -qp http://h/x.rpm',
      'rpm -q --root x y',
      'rpm -q --rcfile f x',
      'rpm -q --macros f x',
      'rpm -q --load f x',
      'rpm -Vp x.rpm',
      'rpm -Uvh x.rpm',
      'rpm --rebuilddb',
      'dnf history undo 3',
      'dnf download bash',
      'dnf versionlock add bash',
      'dnf clean all',
      'dnf download --url http://h/x.rpm --destdir /tmp/x',
      'flatpak mask com.example.app',
      'flatpak run --help x',
      'dnf history rollback 3',
      'dnf group erase core',
      'dnf --setopt=plugins=1 list',
      'dnf --installroot=/x list',
      'dnf -c f list',
      'dnf --repofrompath=a,http://h list',
      'dnf config-manager --dump',
      'dnf list -d f install x',
      'dnf repoquery --location http://h/x.rpm',
      'dnf module install x',
      'yum install x',
      'zypper in x',
      'zypper lr -e x',
      'zypper --root x se y',
      'zypper ps --debugFile f',
      'zypper -c f se x',
      'pacman -Syu',
      'pacman -S x',
      'pacman -Sq x',
      'pacman -Sc',
      'pacman -Rns x',
      'pacman -Q --config f',
      'pacman -Qi -r x',
      'pacman -Si -y x',
      'pacman -Fy',
      'pacman -Qip http://h/x.pkg',
      'pacman -QiD --asdeps x',
      'pacman -U x',
      'apk add x',
      'apk -X http://h search x',
      'apk info -p /x',
      'snap install x',
      'snap get x',
      'snap run x',
      'snap refresh',
      'flatpak run x',
      'flatpak remote-ls file:///x',
      'flatpak install x',
      'update-alternatives --set editor x',
      'update-alternatives --display x --log f',
      'ldconfig',
      'ldconfig -p -C f',
    ],
  },
});
