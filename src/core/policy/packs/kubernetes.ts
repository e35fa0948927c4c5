import type { Pack } from './pack.ts';

/** kubectl(1) and its neighbours. `--kubeconfig`, `--server`, `--token` choose a cluster and are left out where they can run helpers. */
const kubectl = `
  %global n: -namespace: -context: -cluster: -request-timeout: v: -v: -warnings-as-errors -match-server-version
  %set out o:fmt -output:fmt -template: -no-headers? -show-labels? -show-kind? L: -label-columns: -sort-by: -show-managed-fields?
  %set pick l: -selector: A -all-namespaces? -field-selector: -chunk-size: w -watch? -watch-only? -ignore-not-found? R -server-print? -output-watch-events? -subresource: -allow-missing-template-keys?
  get ; @out @pick k:path ; kubres*
  describe ; @pick -show-events? ; lit*
  logs ; fpc: l: -follow? -previous? -container: -all-containers? -all-pods? -since: -since-time: -tail: -timestamps? -prefix? -selector: -max-log-requests: -limit-bytes: -ignore-errors? -pod-running-timeout: ; lit*
  top node|nodes|no|pod|pods|po ; @pick @out -containers? -sum? -use-protocol-buffers? ; lit*
  events ; @out A -all-namespaces? -for: -types: w -watch? ; lit*
  explain ; -recursive? -api-version: -output: ; lit*
  api-resources|api-versions ; @out -api-group: -cached? -categories: -namespaced? -verbs: ;
  version ; -client? -short? o:fmt -output:fmt ;
  cluster-info ; ;
  auth can-i ; A -all-namespaces? -list? -quiet? q -subresource: -no-headers? ; lit*
  auth whoami ; o:fmt -output:fmt ;
  config get-contexts|get-clusters|get-users|current-context ; o:fmt -output:fmt -no-headers? -kubeconfig:any ; lit*
  config view ; -minify? o:fmt -output:fmt -merge? -kubeconfig:any ;
  rollout status|history ; @pick w -revision: -timeout: -watch? o:fmt ; lit*
  wait ; @pick -for: -timeout: -all? o:fmt ; lit*
  plugin list ; -name-only ;
  completion|options|help ; * ; any*
  diff ; f:path -filename:path R -recursive? k:path -kustomize:path -server-side? -field-manager: ; lit*
  krew list|search|info|version ; ; lit*
  oidc-login ; ;
`;

export const kubernetes = (): Pack => ({
  name: 'kubernetes',
  tools: {
    kubectl,
    k: '=kubectl',
    kubectx: 'c -current h ;',
    kubens: 'c -current h ;',
    helm: `
      %global n: -namespace: -kube-context: -debug
      version ; -short -client -template: ;
      list|ls ; Aaqdrm: l: f: o:fmt -all-namespaces -all -deployed -failed -pending -superseded -uninstalled -uninstalling -date -reverse -short -max: -offset: -filter: -selector: -time-format: -output:fmt ;
      status ; o:fmt -output:fmt -revision: -show-desc -show-resources ; lit
      history|hist ; o:fmt -output:fmt -max: ; lit
      get notes|metadata ; -revision: o:fmt -output:fmt ; lit
      show|inspect all|chart|readme|values|crds ; -version: -devel -jsonpath: ; lit
      search repo|hub ; l r -versions -version: -devel -regexp -max-col-width: o:fmt -output:fmt -list-repo-url -fail-on-no-result ; lit*
      repo list ; o:fmt -output:fmt ;
      plugin|dependency|dep list ; ; lit*
      env ; ; lit*
      verify|lint ; -strict -quiet -with-subcharts f:path -values:path -set: ; path*
      template ; f:path -values:path -set: -set-string: -version: -show-only: s: -include-crds -api-versions: -kube-version: g -generate-name -name-template: -is-upgrade -no-hooks -skip-tests -validate=false ; lit lit
      help|completion ; * ; any*`,
  },
  rules: [
    {
      id: 'kubectl-delete',
      tier: 'critical',
      why: 'deletes objects of the cluster, or evicts what runs there',
      when: { program: ['kubectl', 'k', 'oc'], subcommand: ['delete', 'drain', 'replace'] },
      effects: ['changes-cluster', 'deletes'],
      examples: {
        hit: ['kubectl delete ns prod', 'kubectl -n staging delete pods --all', 'k drain node01'],
        miss: ['kubectl get pods', 'kubectl describe pod delete-worker'],
      },
    },
    {
      id: 'kubectl-secret',
      tier: 'critical',
      why: 'shows or changes secrets or credentials of the cluster',
      when: {
        program: ['kubectl', 'k', 'oc'],
        subcommand: ['get secret|secrets|secret/*|secrets/*', 'create token|secret', 'config set-credentials|view', 'edit secret|secrets'],
      },
      effects: ['reads-secrets'],
      examples: { hit: ['kubectl get secret x -o yaml', 'kubectl create token sa'], miss: ['kubectl get pods'] },
    },
    {
      id: 'kubectl-runs-program',
      tier: 'critical',
      why: 'runs a program inside the cluster, or opens a way into it',
      when: { program: ['kubectl', 'k', 'oc'], subcommand: ['exec', 'run', 'debug', 'attach', 'cp', 'port-forward', 'proxy', 'rsh'] },
      effects: ['executes', 'changes-cluster'],
      examples: { hit: ['kubectl exec pod -- ls', 'kubectl proxy', 'kubectl cp a b:/c'], miss: ['kubectl logs pod'] },
    },
    {
      id: 'kubectl-rights',
      tier: 'critical',
      why: 'changes who may do what in the cluster',
      when: {
        program: ['kubectl', 'k', 'oc'],
        subcommand: [
          'create clusterrolebinding|rolebinding|clusterrole|role|serviceaccount',
          'certificate',
          'auth reconcile',
          'adm',
          'policy',
        ],
      },
      effects: ['changes-identity'],
      examples: {
        hit: ['kubectl create clusterrolebinding x --clusterrole=cluster-admin --user=u'],
        miss: ['kubectl auth can-i get pods'],
      },
    },
    {
      id: 'kubectl-changes',
      tier: 'sensitive',
      why: 'changes objects or settings of a cluster',
      when: {
        program: [
          'kubectl',
          'k',
          'oc',
          'helm',
          'kustomize',
          'argocd',
          'flux',
          'kubectx',
          'kubens',
          'minikube',
          'kind',
          'k3d',
          'velero',
          'eksctl',
          'istioctl',
          'linkerd',
          'kubeadm',
          'crictl',
        ],
      },
      effects: ['changes-cluster'],
      examples: {
        hit: ['kubectl apply -f x.yaml', 'helm upgrade a b', 'kubectl scale deploy/x --replicas=0'],
        miss: ['kubectl get pods', 'helm list'],
      },
    },
    {
      id: 'helm-uninstall',
      tier: 'critical',
      why: 'removes a release and everything that it installed',
      when: { program: 'helm', subcommand: ['uninstall|delete|del|un', 'rollback'] },
      effects: ['changes-cluster', 'deletes'],
      examples: { hit: ['helm uninstall x', 'helm rollback x 1'], miss: ['helm history x'] },
    },
    {
      id: 'cluster-delete',
      tier: 'critical',
      why: 'deletes a cluster, a backup, or an application',
      when: {
        program: ['minikube', 'kind', 'k3d', 'eksctl', 'argocd', 'velero', 'flux', 'kubeadm'],
        subcommand: ['delete', 'reset', 'uninstall', '* delete', 'cluster rm|delete'],
      },
      effects: ['changes-cluster', 'deletes'],
      examples: { hit: ['kind delete cluster', 'velero backup delete x', 'argocd app delete x'], miss: ['kind get clusters'] },
    },
  ],
  examples: {
    routine: [
      'kubectl get pods -o wide',
      'kubectl describe pod delete-worker',
      'kubectl logs -f x',
      'kubectl -n a get deploy',
      'kubectl config get-contexts',
      'helm list -A',
      'kubectl auth can-i get pods',
    ],
    asks: [
      'kubectl get secret x -o yaml',
      'kubectl get pods --kubeconfig /tmp/x',
      'kubectl config view --raw',
      'kubectl exec x -- ls',
      'helm template . --post-renderer /tmp/x',
      'kubectl get -o go-template-file=/etc/x',
      'kubectl port-forward x 1',
      'kubectl get pods,secrets',
    ],
  },
});
