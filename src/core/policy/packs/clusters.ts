import type { Pack } from './pack.ts';

/**
 * Clusters and what runs on them beside kubectl. None takes `--kubeconfig`, `--server` or another address: the cluster is
 * the one of the user's own configuration.
 */
export const clusters = (): Pack => ({
  name: 'clusters',
  tools: {
    minikube: `
      %global p:word -profile:word
      status ; o:fmt -output:fmt n:word -node:word f: -format: l:word -layout:word ;
      ip ; n:word -node:word ;
      version ; -short -components o:fmt -output:fmt ;
      profile list ; o:fmt -output:fmt l -light ;
      addons|node list ; o:fmt -output:fmt ;
      service list ; n:word -namespace:word ;
      image ls ; -format:fmt ;
      logs ; n:num -length:num -problems f -follow ;
      config get|defaults ; ; word
      config view ; o:fmt -output:fmt ;
      update-check|options|help ; ;
      ; h! -help! ;`,
    kind: `
      get clusters ; q -quiet v:num -verbosity:num ;
      get nodes ; A -all-clusters n:word -name:word q -quiet ;
      version ; q -quiet ;
      ; h! -help! -version! ;`,
    k3d: `
      cluster|node|registry list|ls|get ; -no-headers ; word*
      version ; ;
      version list|ls ; ; =k3d|k3s|k3d-tools|k3d-proxy
      ; h! -help! -version! ;`,
    eksctl: `
      %set get o:fmt -output:fmt r:slug -region:slug p:word -profile:word -cluster:word n:word -name:word -chunk-size:num A -all-regions v:num -verbose:num C:=true|false -color:=true|false|fabulous
      get cluster|clusters|nodegroup|nodegroups|ng|addon|addons|fargateprofile|fargateprofiles|iamserviceaccount|iamserviceaccounts|iamidentitymapping|iamidentitymappings|accessentry|accessentries|labels|podidentityassociation|podidentityassociations ; @get ; word
      version|info ; o:fmt -output:fmt ;
      utils describe-stacks|describe-addon-versions|describe-addon-configuration ; @get -name:word -version:word k:word -kubernetes-version:word ;
      ; h! -help! ;`,
    stern: `
      A n:word -namespace:word -all-namespaces -context:word l: -selector: c: -container: E: -exclude-container: e: -exclude: i: -include: s:word -since:word t -tail:num -no-follow -max-log-requests:num o:fmt -output:fmt -color:=auto|always|never -container-state: -field-selector: -node:word -only-log-lines ; lit!
      ; h! -help! v! -version! ;`,
    istioctl: `
      %global n:word -namespace:word -context:word
      version ; o:fmt -output:fmt s -short -remote? ;
      proxy-status|ps ; ; id
      proxy-config|pc cluster|clusters|c|listener|listeners|l|route|routes|r|endpoint|endpoints|ep ; o:fmt -output:fmt -fqdn:word -port:num -address:word -type:word -direction:word -name:word ; id!
      analyze ; A -all-namespaces o:fmt -output:fmt -list-analyzers L -failure-threshold:=Info|Warning|Error -color? -revision:word -suppress:param S:param -timeout:word v -verbose ;
      profile list ; ;
      tag|waypoint|remote-clusters list|status ; A -all-namespaces o:fmt -output:fmt ;
      remote-clusters ; ;
      ztunnel-config|zc workload|workloads|service|services|policy|policies ; o:fmt -output:fmt -node:word ; id
      x|experimental describe|precheck pod|svc|service ; -ignoreUnmeshed ; id!
      x|experimental precheck ; ;
      %help install uninstall upgrade dashboard manifest bug-report admin tag operator kube-inject create-remote-secret waypoint
      ; h! -help! ;`,
    linkerd: `
      %global n:word -namespace:word -context:word
      version ; -client -short -proxy ;
      check ; -pre -proxy o:fmt -output:fmt -wait:word ;
      viz stat|edges|routes|authz ; o:fmt -output:fmt A -all-namespaces t:word -time-window:word -to:id -from:id -to-namespace:word -from-namespace:word l:lit -selector:lit ; id!*
      viz|multicluster|mc check ; o:fmt -output:fmt -wait:word -proxy ;
      multicluster|mc gateways ; -cluster-name:word o:fmt -output:fmt ;
      diagnostics endpoints ; o:fmt -output:fmt ; id!*
      identity ; l:lit -selector:lit ; id*
      ; h! -help! ;`,
    cilium: `
      %global n:word -namespace:word -context:word
      status ; -wait -wait-duration:word o:fmt -output:fmt -brief -verbose ;
      version ; -client ;
      clustermesh|encrypt|encryption|features status ; -wait -wait-duration:word o:fmt -output:fmt ;
      bgp peers ; o:fmt -output:fmt -node:word ;
      ; h! -help! ;`,
    argocd: `
      %before -grpc-web
      %set app o:fmt -output:fmt l: -selector: p:word -project:word -grpc-web -app-namespace:word N:word
      app list ; @app r: -repo:id c:id -cluster:word ;
      app get ; @app -show-params -show-operation ; id!
      app history|resources ; @app -id ; id!
      app diff ; @app -revision:id -exit-code? ; id!
      app manifests ; -source:=live|git -revision:id -grpc-web ; id!
      app sync ; -dry-run! -prune -revision:id -grpc-web ; id!
      app logs ; -follow f -tail:num -since-seconds:num -container:word c:word -group:word -kind:word -name:word -namespace:word p -previous -grpc-web ; id!
      appset|proj list ; o:fmt -output:fmt -grpc-web ;
      appset|proj get ; o:fmt -output:fmt -grpc-web ; id!
      cluster|repo|account list ; o:fmt -output:fmt -grpc-web ;
      account get-user-info ; o:fmt -output:fmt -grpc-web ;
      app actions list ; -kind:word -resource-name:word -group:word -namespace:word o:fmt -output:fmt -grpc-web ; id!
      app wait ; -timeout:num -health -sync -suspended -operation -degraded l: -selector: -resource:id o:fmt -output:fmt -grpc-web ; id*
      proj role|windows list ; o:fmt -output:fmt -grpc-web ; id!
      account get|can-i ; a:word -account:word o:fmt -output:fmt -grpc-web ; id*
      cert|gpg list ; o:fmt -output:fmt -cert-type:word -hostname-pattern:lit -sort:word -grpc-web ;
      context ; ;
      version ; -client -short o:fmt -output:fmt -grpc-web ;
      ; h! -help! ;`,
    flux: `
      %global n:word -namespace:word -context:word -timeout:word -verbose
      %set get A -all-namespaces w -watch l: -label-selector: -no-header -status-selector:
      get all|kustomizations|kustomization|ks|helmreleases|helmrelease|hr|alerts|alert|alert-providers|alert-provider|receivers|receiver|artifacts ; @get ; id
      get sources|source all|git|helm|bucket|chart|oci ; @get ; id
      get images|image all|repository|policy|update ; @get ; id
      events ; A -all-namespaces w -watch -for:id -types:word ;
      logs ; A -all-namespaces f -follow -tail:num -kind:word -name:word -level:word -since:word -flux-namespace:word ;
      tree kustomization|ks ; -compact o:fmt -output:fmt ; id!
      stats ; A -all-namespaces ;
      check ; -pre ;
      version ; -client o:fmt -output:fmt ;
      ; h! -help! v! -version! ;`,
    velero: `
      %global n:word -namespace:word -kubecontext:word
      %set get o:fmt -output:fmt l: -selector: -show-labels -label-columns: L:
      backup|backups|restore|restores|schedule|schedules|backup-location|snapshot-location|snapshot|plugin|plugins|repo get ; @get ; id*
      get backup|backups|restore|restores|schedule|schedules|backup-locations|snapshot-locations|plugins|repos ; @get ; id*
      backup|backups|restore|restores|schedule|schedules describe ; -details l: -selector: o:fmt -output:fmt ; id*
      describe backup|backups|restore|restores|schedule|schedules ; -details l: -selector: o:fmt -output:fmt ; id*
      backup|restore logs ; -timeout:word ; id!
      version ; -client-only -timeout:word ;
      ; h! -help! ;`,
    argo: `
      %global n:word -namespace:word -context:word
      list ; A -all-namespaces o:fmt -output:fmt -running -completed -status:word l: -selector: -since:word -limit:num -prefix:word -no-headers ;
      get ; o:fmt -output:fmt -status:word -no-color ; id!
      logs ; f -follow c:word -container:word -tail:num -since:word -timestamps l: -selector: -no-color ; id!
      template|cron|cluster-template|archive list ; A -all-namespaces o:fmt -output:fmt ;
      template|cron|cluster-template|archive get ; o:fmt -output:fmt ; id!
      version ; -short ;
      ; h! -help! ;`,
    tkn: `
      %global n:word -namespace:word -context:word
      %set list A -all-namespaces o:fmt -output:fmt -limit:num -label: -no-headers -reverse
      pipeline|pipelinerun|pr|task|taskrun|tr|clustertask|eventlistener|triggertemplate|triggerbinding|customrun list|ls ; @list ; id
      pipeline|pipelinerun|pr|task|taskrun|tr|clustertask|eventlistener|triggertemplate|triggerbinding|customrun describe|desc ; o:fmt -output:fmt L -last F ; id
      pipelinerun|pr|taskrun|tr logs ; f -follow a -all L -last t:word -task:word -limit:num -prefix -timestamps ; id
      version ; ;
      ; h! -help! ;`,
    // Sockets of the machine's own runtimes: another may be anybody's.
    crictl: `
      %global r:=unix:///run/containerd/containerd.sock|unix:///var/run/containerd/containerd.sock|unix:///run/crio/crio.sock|unix:///var/run/crio/crio.sock -runtime-endpoint:=unix:///run/containerd/containerd.sock|unix:///var/run/containerd/containerd.sock|unix:///run/crio/crio.sock|unix:///var/run/crio/crio.sock
      ps|pods|images|img ; a -all q -quiet o:fmt -output:fmt -name:word -state:word -latest l -last:num n:num -no-trunc -label: -namespace:word -pod:id p:id -image:image v -verbose ; image
      logs ; f -follow t -timestamps -tail:num -since:word p -previous ; id!
      inspect|inspectp|inspecti ; o:fmt -output:fmt q -quiet ; id*
      stats|statsp ; a -all o:fmt -output:fmt ; id
      info|version ; ;
      ; h! -help! v! -version! ;`,
    kubeadm: `
      version ; o:fmt -output:fmt ;
      config images list ; -kubernetes-version:word o:fmt -output:fmt ;
      config print init-defaults|join-defaults|reset-defaults|upgrade-defaults ; -component-configs:id ;
      certs check-expiration ; ;
      ; h! -help! ;`,
    rosa: `
      %global -region:slug -profile:word
      list clusters|cluster|machinepools|machinepool|idps|idp|regions|versions|addons|ingresses|upgrades|users|instance-types|account-roles|operator-roles|gates ; c:word -cluster:word o:fmt -output:fmt -all a ;
      describe cluster|machinepool|addon|upgrade|ingress ; c:word -cluster:word o:fmt -output:fmt -machinepool:word ; word
      whoami ; o:fmt -output:fmt ;
      version ; -client ;
      ; h! -help! ;`,
  },
  rules: [
    {
      id: 'cluster-delete',
      tier: 'critical',
      why: 'deletes a cluster, a backup, an application or a part of the cluster that others depend on',
      when: {
        program: [
          'minikube',
          'kind',
          'k3d',
          'eksctl',
          'argocd',
          'velero',
          'flux',
          'kubeadm',
          'rosa',
          'argo',
          'tkn',
          'linkerd',
          'istioctl',
          'cilium',
        ],
        subcommand: ['delete', 'reset', 'uninstall', '* delete|uninstall', 'cluster rm|delete'],
      },
      effects: ['changes-cluster', 'deletes'],
      examples: {
        hit: ['kind delete cluster', 'velero backup delete x', 'argocd app delete x', 'linkerd uninstall', 'istioctl uninstall --purge'],
        miss: ['kind get clusters'],
      },
    },
    {
      id: 'argocd-credentials',
      tier: 'critical',
      why: 'hands out or changes credentials of Argo CD, which can change every cluster that it delivers to',
      when: {
        program: 'argocd',
        subcommand: [
          'account generate-token|update-password|delete-token|bcrypt',
          'login|logout|relogin',
          'admin *',
          'cluster add|rm|rotate-auth|set',
          'repo add|rm',
          'repocreds *',
        ],
      },
      effects: ['changes-identity', 'reads-secrets'],
      examples: { hit: ['argocd account generate-token', 'argocd login h', 'argocd admin initial-password'], miss: ['argocd app list'] },
    },
    {
      id: 'argocd-prune',
      tier: 'critical',
      why: 'deletes or replaces whatever is in the cluster and no longer in the repository',
      when: { program: 'argocd', subcommand: ['app sync'], anyOption: ['--prune', '--force', '--replace'] },
      effects: ['changes-cluster', 'deletes'],
      examples: { hit: ['argocd app sync --prune x', 'argocd app sync x --force'], miss: ['argocd app list', 'argocd app sync x'] },
    },
    {
      id: 'cluster-changes',
      tier: 'sensitive',
      why: 'changes a cluster, shows a key to it, or uses it in a way that guard does not know to only read',
      when: {
        program: [
          ...['minikube', 'kind', 'k3d', 'eksctl', 'stern', 'istioctl', 'linkerd', 'cilium', 'argocd', 'flux', 'velero', 'argo'],
          ...['tkn', 'crictl', 'kubeadm', 'rosa'],
        ],
      },
      effects: ['changes-cluster'],
      examples: { hit: ['argocd app sync x', 'minikube start', 'kind get kubeconfig'], miss: ['argocd app list', 'minikube status'] },
    },
  ],
  examples: {
    routine: [
      'argocd app sync web --dry-run --prune',
      'minikube ip',
      'minikube status -p dev',
      'kind get clusters',
      'k3d cluster list',
      'eksctl get cluster --region us-east-1',
      'eksctl get nodegroup --cluster=prod',
      'stern -n prod web --since 10m',
      'istioctl proxy-status',
      'linkerd check',
      'cilium status',
      'argocd app list',
      'argocd app diff web',
      'argocd account can-i get applications x',
      'argocd proj windows list p',
      'linkerd viz stat deploy',
      'cilium clustermesh status',
      'istioctl x describe pod p',
      'kubeadm config print init-defaults',
      'flux get all -A',
      'flux get sources git',
      'velero backup get',
      'velero backup describe nightly',
      'velero backup logs nightly',
      'argo list -n ci',
      'tkn pipelinerun logs build-1 -f',
      'crictl ps -a',
      'kubeadm certs check-expiration',
      'rosa describe cluster -c prod',
    ],
    asks: [
      'argocd app sync web --dry-run=false',
      'argocd app sync web --prune',
      'minikube delete',
      'minikube logs --file=/tmp/x',
      'minikube ssh',
      'minikube status delete',
      'kind get kubeconfig',
      'kind export logs /tmp/x',
      'k3d kubeconfig get x',
      'k3d cluster list --token',
      'k3d cluster get x -o json',
      'k3d node list -o yaml',
      'eksctl get cluster -f x.yaml',
      'eksctl utils write-kubeconfig',
      'istioctl version --kubeconfig=/tmp/x',
      'istioctl version --log_target=/tmp/x',
      'istioctl proxy-config secret x',
      'argocd app list --server=example.org',
      'argocd app diff x --local /tmp/x',
      'argocd app sync x',
      'argocd app actions run x y',
      'argocd proj role create-token p r',
      'linkerd viz tap deploy/x --kubeconfig f',
      'linkerd viz install',
      'cilium clustermesh enable',
      'istioctl x create-remote-secret',
      'istioctl tag set x',
      'kubeadm config images pull',
      'argocd context x',
      'argocd app get x delete',
      'argocd account generate-token',
      'flux get all --kubeconfig=/tmp/x',
      'flux suspend kustomization x',
      'flux export source git x',
      'velero backup delete x',
      'velero client config set k=v',
      'velero backup download x -o f',
      'kubeadm token list',
      'kubeadm reset',
      'crictl exec x ls',
      'crictl -r unix:///tmp/x ps',
      'stern x --kubeconfig /tmp/x',
      'tkn pipeline start x',
      'argo submit x.yaml',
      'rosa delete cluster -c x',
    ],
  },
});
