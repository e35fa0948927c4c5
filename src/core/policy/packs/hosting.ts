import type { Pack } from './pack.ts';

/**
 * Where applications are hosted. No operands behind a topic that has verbs (`heroku ps` takes `scale web=2` as well), no token,
 * address or configuration file as an option, and nothing that shows the variables of an application.
 */
export const hosting = (): Pack => ({
  name: 'hosting',
  tools: {
    heroku: `
      %global a:word -app:word r:word -remote:word
      apps ; j -json A -all t:word -team:word s:word -space:word p -personal ;
      releases:output|domains:info|certs:info|pipelines:diff|features:info|labs:info|ci:info|builds:info|plugins:inspect|addons:plans|apps:errors|pg:backups:info|pg:wait|pg:vacuum-stats|pg:upgrade:wait|redis:wait|kafka:info|kafka:wait ; j -json ; word
      ci|ci:last|builds|keys|apps:favorites|orgs|webhooks|webhooks:deliveries|webhooks:events|usage|commands|certs:auto|pg:backups:schedules|pg:settings|pg:links|pg:maintenance|redis:maintenance|ps:wait|domains:wait|kafka:topics|kafka:consumer-groups ; j -json ;
      spaces:info|spaces:ps|spaces:topology ; j -json s:word -space:word ; word
      members|trusted-ips|outbound-rules ; j -json t:word -team:word s:word -space:word ;
      help|which ; ; word
      ps|releases|domains|buildpacks|certs|features|labs|access|maintenance|stack|reviewapps ; j -json n:num -num:num -no-wrap ;
      addons ; A -all -json -no-wrap ;
      teams|regions|status|spaces|pipelines|plugins|version|whoami ; j -json ;
      apps:info|apps:stacks|pg:info|pg:ps|pg:backups|pg:diagnose|pg:locks|pg:outliers|pg:bloat|pg:blocking|pg:long-running-queries|redis:info|auth:whoami ; j -json ;
      addons:info|pipelines:info|teams:list|addons:services|buildpacks:info|buildpacks:search|buildpacks:versions ; j -json ; word
      logs ; n:num -num:num p:word -ps:word d:word -dyno:word -dyno-name:word s:word -source:word t -tail -no-color -force-colors ;
      ; h! -help! v! -version! ;`,
    vercel: `
      %before S:word -scope:word T:word -team:word -no-color
      %set read S:word -scope:word T:word -team:word -no-color N:num -next:num -limit:num -json F:fmt -format:fmt
      help ; ; word
      %help deploy link build dev pull init login logout promote rollback redeploy remove open install bisect git blob
      whoami ; @read ;
      ls|list ; @read -prod -environment:word m:id -meta:id -status:word ; word
      inspect ; @read -timeout:word T:word ; word!
      project|projects|domains|dns|certs|alias|aliases|teams|team|integration|target|targets ls|list ; @read ; word
      project|projects|domains inspect ; @read ; word!
      logs|log ; j -json f -follow -since:param -until:param n:num -limit:num ; word!
      env ls|list ; @read ; =production|preview|development
      ; h! -help! v! -version! ;`,
    netlify: `
      %help deploy build dev init link login logout open sites env functions logs api unlink switch watch completion blobs addons
      status|sites:list|teams:list|functions:list|addons:list|status:hooks|recipes:list ; -json ;
      sites:search ; -json ; word!
      blobs:list ; -json p:lit -prefix:lit d -directories ; word!
      api ; -list! ;
      help ; ; word
      ; h! -help! v! -version! ;`,
    ntl: '=netlify',
    fly: `
      %global a:word -app:word j -json o:word -org:word -verbose
      status ; -all -watch -deployment ;
      logs ; n -no-tail i:word -instance:word -machine:word r:slug -region:slug ;
      releases|history ; -image ;
      version ; ;
      apps|app list|ls ; q -quiet ;
      apps releases ; ;
      volumes|volume|vol list|ls ; ;
      volumes|volume|vol show ; ; word!
      volumes|volume|vol snapshots|snapshot list|ls ; ; word!
      machine|machines|m list|ls ; q -quiet r:slug -region:slug ;
      machine|machines|m status ; d -display-config ; word!
      regions|ips|certs|services|checks|orgs|redis|builds list|ls ; ;
      certs show|check ; ; word!
      secrets list|ls ; ;
      scale|image show ; ;
      postgres|pg list|ls ; ;
      platform regions|vm-sizes|status ; ;
      config validate ; ;
      auth whoami ; ;
      info ; ;
      apps|app errors ; ;
      orgs|org show ; ; word!
      postgres|pg users|user|db list ; ;
      postgres|pg backup|events list ; ;
      mpg|managed-postgres status ; ; word
      redis plans ; ;
      storage|mpg list|ls ; ;
      wireguard list|status ; ; word*
      incidents list ; ;
      incidents hosts list ; ;
      ips private ; ;
      %help deploy launch ssh proxy dashboard open scale restart destroy create docs settings console redis postgres pg mysql registry migrate-to-v2 resume suspend autoscale doctor
      ; h! -help! ;`,
    flyctl: '=fly',
    railway: `
      status|whoami|list ; -json ;
      logs ; d -deployment b -build -json n:num -lines:num ; word
      volume|deployment list ; -json ;
      ; h! -help! V! -version! ;`,
    wrangler: `
      %here
      %global e:word -env:word
      whoami|help ; ;
      d1 list ; -json ;
      d1 info ; -json ; word!
      d1 time-travel info ; -json -timestamp:param ; word!
      kv namespace list ; ;
      kv key list ; -namespace-id:word -binding:word -prefix:param -remote -local -preview ;
      r2 bucket list|info ; -json ; word
      queues list|info ; -page:num ; word
      deployments list|status ; -name:word -json ;
      versions list ; -name:word -json ;
      versions view ; -name:word -json ; word!
      pages project list ; -json ;
      pages deployment list ; -project-name:word -environment:word -json ;
      hyperdrive|vectorize|workflows|dispatch-namespace|mtls-certificate|cert|pipelines|containers list ; -json ;
      workflows describe ; -json ; word!
      workflows instances list|describe ; -json -status:word -page:num -per-page:num ; word! word
      vectorize list-metadata-index|list-vectors ; -json -count:num ; word!
      r2 bucket lifecycle|cors|domain|notification|lock list ; ; word!
      r2 bucket dev-url|catalog|sippy get ; ; word!
      queues consumer list ; ; word!
      ai models ; -json ;
      ai finetune list ; ;
      secrets-store store list ; -remote -page:num -per-page:num ;
      versions|pages secret list ; -name:word -project-name:word ;
      telemetry status ; ;
      %help init dev deploy publish delete tail secret rollback pages types login logout check docs
      vectorize info|get ; -json ; word!
      secret list ; -name:word -format:fmt ;
      ; h! -help! v! -version! ;`,
    firebase: `
      %global P:slug -project:slug j -json -non-interactive
      projects:list|functions:list|hosting:sites:list|hosting:channel:list|firestore:indexes|firestore:databases:list|database:instances:list|remoteconfig:versions:list|login:list|ext:list|target|use ; -site:word -limit:num ;
      hosting:sites:get|firestore:databases:get|firestore:backups:get|ext:info|apphosting:backends:get|database:settings:get|apps:android:sha:list ; ; word!
      firestore:locations|firestore:backups:list|firestore:backups:schedules:list|firestore:operations:list|remoteconfig:get|appdistribution:testers:list|appdistribution:groups:list|apphosting:backends:list|dataconnect:services:list|experiments:list ; ;
      help ; ; word
      apps:list ; ; =IOS|ANDROID|WEB|ios|android|web
      functions:log ; -only:word n:num -lines:num ;
      ; h! -help! V! -version! ;`,
    supabase: `
      %global o:fmt -output:fmt
      projects|orgs|branches|functions|secrets|snippets|sso list ; -project-ref:slug -experimental ;
      services ; ;
      network-restrictions|network-bans|ssl-enforcement|domains|vanity-subdomains|postgres-config get ; -project-ref:slug -experimental ;
      backups list ; -project-ref:slug ;
      ; h! -help! v! -version! ;`,
    neonctl: `
      %global o:fmt -output:fmt
      projects|branches|databases|roles|operations|orgs list ; -project-id:word -org-id:word -branch:word ;
      projects|branches get ; -project-id:word ; word!
      me ; ;
      ip-allow list ; -project-id:word ;
      branches|branch schema-diff ; -project-id:word -database:word -db:word ; id id
      ; h! -help! v! -version! ;`,
    neon: '=neonctl',
    pscale: `
      %global f:fmt -format:fmt -org:word
      database|org|region list|show ; ; word
      branch|deploy-request|backup|keyspace|workflow list|show ; ; word*
      branch schema|diff ; -keyspace:word ; word! word!
      deploy-request diff ; ; word! num!
      size cluster list ; ;
      audit-log list ; -limit:num ;
      auth check ; ;
      version ; ;
      ; h! -help! v! -version! ;`,
    serverless: `
      %here
      ~ info ; s:word -stage:word r:slug -region:slug -verbose ;
      ~ ; h! -help! ;
      ; v! -version! ;`,
    sls: '=serverless',
    dokku: `
      apps:list|plugin:list|version ; ;
      ps:report|domains:report|certs:report|apps:report ; ; word`,
    caprover: '; h! -help! V! -version! ;',
    amplify: '%here\n~ status ; ;\n; h! -help! v! -version! ;',
    eas: `
      %here
      %global -json -non-interactive
      whoami|diagnostics ; ;
      ~ build:list|update:list|channel:list|branch:list ; -limit:num -platform:word p:word -status:word -branch:word ;
      ~ build:view|channel:view|branch:view ; ; word!
      update:view ; ; word!
      ; h! -help! -version! ;`,
  },
  rules: [
    {
      id: 'hosting-changes',
      tier: 'sensitive',
      why: 'changes or uses a hosted application in a way that guard does not know to only read',
      when: { program: ['ntl', 'neonctl', 'neon', 'pscale', 'dokku', 'caprover'] },
      effects: ['network-out', 'spends-money'],
      examples: { hit: ['dokku apps:destroy a', 'neonctl branches delete b'], miss: ['dokku apps:list', 'neonctl branches list'] },
    },
  ],
  examples: {
    routine: [
      'heroku ps --app a',
      'heroku logs --app a --tail',
      'heroku releases -a a',
      'heroku pg:info -a a',
      'heroku addons -a a',
      'vercel project list',
      'vercel domains ls',
      'vercel ls --scope acme',
      'vercel inspect web.example.app',
      'vercel logs web.example.app',
      'heroku pg:settings -a a',
      'heroku help ps:scale',
      'heroku members -t t',
      'vercel link --help',
      'vercel help deploy',
      'netlify functions:list',
      'netlify build --help',
      'fly orgs show personal',
      'fly incidents hosts list',
      'fly ssh --help',
      'railway deployment list',
      'railway logs -n 100',
      'firebase firestore:databases:get d',
      'wrangler r2 bucket cors list b',
      'wrangler rollback --help',
      'pscale deploy-request diff d 1',
      'netlify status',
      'netlify sites:list --json',
      'fly volumes list',
      'fly status -a web',
      'fly logs --no-tail',
      'fly machine status 1',
      'railway status',
      'wrangler d1 info db',
      'wrangler kv namespace list',
      'wrangler help',
      'firebase projects:list',
      'firebase functions:log --only f',
      'supabase projects list',
      'neonctl branches list --project-id p',
      'pscale branch list db',
      'dokku apps:list',
      'serverless --version',
    ],
    workspace: ['serverless info --stage dev', 'serverless --help', 'sls info --help', 'amplify status', 'eas build:list --platform ios'],
    asks: [
      'heroku releases:info v10',
      'fly storage status s',
      'fly redis status r',
      'fly redis status x',
      'supabase branches get x',
      'heroku config',
      'heroku webhooks:info x',
      'heroku sessions',
      'heroku certs:auto enable',
      'heroku ci rerun',
      'heroku webhooks add',
      'heroku keys add',
      'heroku pg:links create a',
      'heroku members add a@example.org',
      'railway environment list',
      'railway service status',
      'vercel usage',
      'heroku authorizations:info x',
      'heroku keys:add',
      'heroku pg:settings:log-statement all',
      'heroku ci:config',
      'heroku certs:auto:enable',
      'vercel blob put f',
      'vercel secrets ls',
      'netlify logs:function f',
      'fly tokens list',
      'fly config show',
      'fly agent ping',
      'fly doctor',
      'supabase db dump',
      'supabase postgres-config update',
      'firebase apps:sdkconfig WEB',
      'firebase database:get /p',
      'wrangler hyperdrive get x',
      'wrangler secrets-store secret get s',
      'pscale branch schema d b --web',
      'pscale auth login',
      'heroku config:get A',
      'heroku ps scale web=2',
      'heroku ps:type web=performance-l',
      'heroku ps:exec',
      'heroku run bash',
      'heroku auth:token',
      'heroku drains',
      'heroku releases:info v1 -s',
      'heroku pg:credentials:url',
      'heroku maintenance on',
      'heroku access add a@example.org',
      'vercel',
      'vercel .',
      'vercel deploy',
      'vercel env pull',
      'vercel env rm X',
      'vercel ls --token x',
      'vercel ls --global-config /tmp/x',
      'vercel --cwd /tmp/x ls',
      'vercel domains rm x',
      'netlify env:list',
      'netlify deploy',
      'netlify api getSite',
      'fly',
      'fly auth docker',
      'fly auth token',
      'fly ssh console',
      'fly secrets set A=b',
      'fly status --access-token x',
      'fly volumes list destroy x',
      'railway variables',
      'railway run env',
      'wrangler d1 time-travel restore db',
      'wrangler d1 migrations list db --remote',
      'wrangler d1 execute db --command x',
      'wrangler d1 list --config /tmp/x',
      'wrangler kv key get x',
      'wrangler secret put x',
      'wrangler deploy',
      'wrangler tail',
      'firebase functions:config:get',
      'firebase deploy',
      'firebase use prod',
      'firebase login:ci',
      'supabase status',
      'supabase projects api-keys',
      'supabase db reset',
      'neonctl connection-string',
      'pscale password create d b n',
      'eas env:list',
      'cd /tmp/x && eas build:list',
      'dokku config:show a',
      'serverless deploy',
    ],
  },
});
