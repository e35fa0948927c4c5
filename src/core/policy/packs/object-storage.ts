import type { Pack } from './pack.ts';

/** Stores of objects. None takes an address, keys or a configuration file; what an object holds is not listed, nor a signed address. */
export const objectStorage = (): Pack => ({
  name: 'object-storage',
  tools: {
    mc: `
      %global -json -no-color q -quiet
      ls ; r -recursive -versions I -incomplete -summarize -rewind:word -storage-class:word ; id
      stat ; r -recursive -versions -version-id:word -no-list ; id!
      du ; d:num -depth:num r -recursive -versions ; id!
      tree ; f -files d:num -depth:num ; id!
      find ; -name:param -path:param -regex:param -size:param -larger:word -smaller:word -older-than:word -newer-than:word -maxdepth:num -ignore:param -versions ; id!
      version ; ;
      version|tag|ilm|event|lock|retention|legalhold|encrypt|cors|quota|anonymous|policy info|list|ls|get ; r -recursive -expiry -transition -version-id:word -rewind:word -event:word -prefix:word -suffix:word ; id!
      ilm rule|tier ls|list ; -expiry -transition ; id!
      replicate status ; ; id!
      diff ; ; id! id!
      ready ; ; word!
      admin user|group|policy list|ls|info ; ; word! word
      admin scanner|rebalance|decommission status ; ; id!
      admin prometheus metrics ; ; word! =cluster|node|bucket|resource
      mirror ; -dry-run! -fake! -overwrite -remove -exclude:lit ; archive! id!
      admin info ; ; word!
      ping ; c:num -count:num ; word!
      ; h! -help! v! -version! ;`,
    s3cmd: `
      getlifecycle|getcors|getpolicy|multipart|accesslog|ws-info|cfinfo|cflist ; ; param
      ls|la|du|info ; rH -recursive -human-readable-sizes l -long-listing -list-md5 -limit:num -no-progress q -quiet ; param
      ; h! -help! -version! ;`,
    // Not --endpoint-url and --credentials-file.
    s5cmd: `
      %global -json -no-sign-request -profile:word -log:=trace|debug|info|error -request-payer:word
      ls ; H e s -humanize -etag -storage-class -all-versions -show-fullpath -exclude:param ; param
      du ; H g -humanize -group -all-versions -exclude:param ; param!
      head ; -version-id:word ; param!
      version ; ;
      ; h! -help! ;`,
    // Not `account get`, which shows the key.
    b2: `
      version ; -short ;
      bucket list ; -json ;
      bucket get ; -show-size ; word!
      ls ; l r -long -recursive -versions -json -replication -with-wildcard ; param!
      file info ; ; param!
      list-buckets|list_buckets ; -json ;
      get-bucket ; -show-size ; word!
      get-file-info|list-file-names|list-file-versions|list-unfinished-large-files ; ; word! word*
      ; h! -help! ;`,
    azcopy: `
      jobs list|show ; -with-status:word -output-type:word ; word
      login status ; ;
      %help copy cp list ls sync remove rm make bench benchmark doc env login logout jobs set-properties
      ; h! -help! v! -version! ;`,
  },
  rules: [
    {
      id: 'object-store-changes',
      tier: 'sensitive',
      why: 'changes or copies what a store of objects holds, or uses it in a way that guard does not know to only read',
      when: { program: ['s5cmd', 'b2', 'azcopy'] },
      effects: ['exports-data', 'changes-infrastructure'],
      examples: { hit: ['b2 rm b2://b', 's5cmd sync a s3://b'], miss: ['b2 bucket list', 's5cmd ls'] },
    },

    {
      id: 'object-store-deletes',
      tier: 'critical',
      why: 'deletes objects or whole buckets, often beyond recovery',
      when: {
        program: ['s3cmd', 'azcopy', 's5cmd', 'b2'],
        subcommand: ['rm|remove|rmdir|del|rb|expire|delete-*|purge', 'bucket|file delete'],
      },
      effects: ['deletes'],
      examples: {
        hit: ['azcopy rm https://x --recursive', 'azcopy remove https://x --recursive=true', 's3cmd del -r s3://b', 's5cmd rm s3://b/*'],
        miss: ['s5cmd ls', 'b2 bucket list'],
      },
    },

    {
      id: 'azcopy-mirrors',
      tier: 'critical',
      why: 'makes one place a copy of another and deletes whatever else is there',
      when: { program: 'azcopy', subcommand: ['sync'], anyOption: ['--delete-destination'] },
      effects: ['deletes'],
      examples: { hit: ['azcopy sync ./ https://a/c --delete-destination true'], miss: ['azcopy list https://a/c'] },
    },
  ],
  examples: {
    routine: [
      'mc ls s/b',
      "mc find s/b --name '*.txt'",
      'mc du s/b',
      'mc ilm rule ls a/b',
      'mc admin user list a',
      'mc anonymous get a/b',
      'mc diff a/b a/c',
      'mc mirror --dry-run src a/b',
      's3cmd ls s3://b',
      's3cmd getpolicy s3://b',
      's5cmd ls -H s3://b',
      'b2 bucket list',
      'b2 ls --long b2://b',
      'azcopy jobs list',
      'azcopy copy --help',
    ],
    asks: [
      'mc alias list',
      'mc admin user add a b c',
      'mc admin policy attach a b --user c',
      'mc admin config get a',
      'mc ilm rule add a/b',
      'mc event add a/b arn',
      'mc anonymous set public a/b',
      'mc mirror src a/b',
      'mc mirror --watch --dry-run src a/b',
      'mc quota set a/b --size 1',
      'mc replicate ls a/b',
      'mc version suspend a/b',
      "mc find s/b --exec 'sh -c id'",
      'mc cat s/b/f',
      'mc rm s/b',
      'mc -C /tmp/x ls s/b',
      's3cmd -c f ls',
      's3cmd get s3://b/o',
      's5cmd --endpoint-url http://example.org ls',
      's5cmd rm s3://b/o',
      's5cmd cat s3://b/o',
      's5cmd run f',
      'b2 account get',
      'b2 rm b2://b',
      'b2 bucket delete b',
      'b2 file download b2://b/f f',
      'azcopy jobs clean',
      'azcopy remove https://example.org/c',
      'azcopy env --show-sensitive',
      's3cmd --dump-config',
    ],
  },
});
