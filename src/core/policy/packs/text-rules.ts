import type { Rule } from '../rule.ts';
import { keyFiles, systemFiles, systemFolders } from './grave-globs.ts';

/** What the programs of the pack `coreutils` do to the world, where it is more than reading. */
export const textRules = (): readonly Rule[] => [
  {
    id: 'text-tool-writes',
    tier: 'sensitive',
    why: 'writes its result to a file',
    when: { program: ['sort', 'tree', 'shuf', 'tee', 'uniq', 'csplit', 'split', 'patch', 'xxd', 'iconv'] },
    effects: ['writes-files'],
    examples: { hit: ['sort -o out in', 'sort -no out in', 'uniq in out', 'tee out', 'tree -o out'], miss: ['sort in', 'uniq -c in'] },
  },
  {
    id: 'edits-in-place',
    tier: 'sensitive',
    why: 'changes files in place',
    when: { program: ['sed', 'gsed', 'perl', 'yq', 'gawk'], anyOption: ['-i', '--in-place', '--inplace'] },
    effects: ['writes-files'],
    examples: { hit: ['sed -i s/a/b/ f', 'sed -ni p f', 'sed --in-pl p f'], miss: ['sed -n p f'] },
  },
  {
    id: 'runs-helper',
    tier: 'sensitive',
    why: 'starts a helper program that an option names',
    when: {
      program: ['sort', 'rg', 'fd', 'fdfind', 'ag'],
      anyOption: ['--compress-program', '--pre', '--hostname-bin', '--exec', '--exec-batch', '--pager'],
    },
    effects: ['executes'],
    examples: { hit: ['sort --compress-program=bash f', 'rg --pre sh x', 'fd --exec rm'], miss: ['rg --pretty x'] },
  },
  {
    id: 'text-tool-writes-system',
    tier: 'critical',
    why: 'writes its result over a file of the system, or one that runs at the next login',
    when: {
      program: ['sort', 'shuf', 'tree', 'xxd', 'iconv', 'xmllint', 'split', 'csplit', 'patch'],
      anyOption: ['-o', '--output'],
      args: [systemFiles],
    },
    effects: ['writes-files', 'changes-identity'],
    examples: {
      hit: ['sort -o /etc/hosts x', 'sort --output=/etc/hosts x', 'sort x -o ~/.bashrc', 'xmllint --output ~/.profile a.xml'],
      miss: ['sort -o out x', 'sort /etc/hosts'],
    },
  },
  {
    id: 'script-writes-system',
    tier: 'critical',
    why: 'writes a file of the system, or one that runs at the next login, from inside its script',
    when: {
      program: ['awk', 'gawk', 'mawk', 'nawk', 'sed', 'gsed'],
      args: [
        '*>*"/etc/*|*>*"/usr/*|*>*"/boot/*|*>*"/var/spool/*|*>*/.ssh/*|*>*/.bashrc*|*>*/.profile*|*>*/.zshrc*|*w /etc/*|*w /usr/*|*w /var/spool/*|*w *.ssh/*|*w *.bashrc|*w *.profile|*w *.zshrc',
      ],
    },
    effects: ['writes-files', 'changes-identity'],
    examples: {
      hit: [`awk '{print > "/etc/motd"}' f`, `awk '{print $1 >> "/etc/hosts"}' f`, "sed 'w /etc/cron.d/x' f", "sed -n 's/a/b/w /etc/x' f"],
      miss: [`awk '{print > "out"}' f`, "sed 'w out' f", "awk '$1 > 5' f"],
    },
  },
  {
    id: 'edits-system-in-place',
    tier: 'critical',
    why: 'changes a file of the system, or one that runs at the next login, in place',
    when: {
      program: ['perl', 'ruby', 'yq', 'sed', 'gsed', 'gawk'],
      anyOption: ['-i', '--in-place', '--inplace'],
      args: [systemFiles],
    },
    effects: ['writes-files', 'changes-identity'],
    examples: {
      hit: ["perl -pi -e 's/a/b/' ~/.bashrc", 'sed -i s/a/b/ /etc/hosts', "perl -i.bak -pe 's/a/b/' /etc/hosts"],
      miss: ["perl -pi -e 's/a/b/' src/x", "perl -ne 'print' /etc/hosts"],
    },
  },
  {
    id: 'reads-key',
    tier: 'critical',
    why: 'opens a private key, credentials of an account or a password file, to show, change or copy it',
    when: {
      program: ['vim', 'vi', 'nvim', 'view', 'nano', 'pico', 'emacs', 'micro', 'hx', 'ed', 'ex', 'openssl'],
      args: [keyFiles],
    },
    effects: ['reads-secrets'],
    examples: {
      hit: ['vim ~/.ssh/id_ed25519', 'sudo nano /etc/shadow', 'openssl rsa -in ~/.ssh/id_rsa'],
      miss: ['vim README.md', 'cat .env'],
    },
  },
  {
    id: 'edits-system-file',
    tier: 'critical',
    why: 'opens a file of the system, or one that runs at the next login, in an editor or writes over it',
    when: { program: ['vim', 'vi', 'nvim', 'nano', 'pico', 'emacs', 'micro', 'hx', 'ed', 'ex', 'xxd', 'patch'], args: [systemFiles] },
    effects: ['writes-files', 'changes-identity'],
    examples: {
      hit: ['vim -es -c wq /etc/fstab', 'nano ~/.bashrc', 'ed -s /etc/hosts', 'xxd -r -p payload.hex /usr/local/bin/tool'],
      miss: ['vim README.md', 'patch -p1 x'],
    },
  },
  {
    id: 'patches-system',
    tier: 'critical',
    why: 'changes files of the system, whichever a patch names',
    when: { program: 'patch', anyOption: ['-d', '--directory'], args: [systemFolders] },
    effects: ['writes-files', 'changes-identity'],
    examples: { hit: ['patch -p0 -d /etc x'], miss: ['patch -p1 x'] },
  },
  {
    id: 'xml-tool',
    tier: 'sensitive',
    why: 'reads a document that can make it fetch other files or addresses, or writes its result to a file',
    when: { program: 'xmllint' },
    effects: ['network-in', 'writes-files'],
    examples: { hit: ['xmllint --xinclude a.xml', 'xmllint --output b a.xml'], miss: ['xmllint --version'] },
  },
  {
    id: 'reads-media',
    tier: 'sensitive',
    why: 'opens a file or address; a play list or stream can make it open further files and addresses',
    when: { program: 'ffprobe' },
    effects: ['network-out'],
    examples: { hit: ['ffprobe http://h/x', 'ffprobe -i list.m3u8'], miss: ['echo ffprobe'] },
  },
];
