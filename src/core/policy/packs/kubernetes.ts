import { kubernetesRules } from './kubernetes-rules.ts';
import type { Pack } from './pack.ts';

/** Of a kubeconfig: `config view` masks passwords, but neither what a login program gets nor the tokens of an `auth-provider`. */
const shown = ['{..namespace}', '{.current-context}', '{.contexts[0].name}', '{.contexts[0].context.namespace}', '{.clusters[0].name}']
  .concat('{.contexts[0].context.cluster}', '{.clusters[0].cluster.server}', '{..server}')
  .map((path) => `jsonpath=${path}`)
  .join('|');

/**
 * kubectl(1) and its neighbours. `--kubeconfig`, `--server`, `--token`, `--as` choose a cluster or somebody to be and are left
 * out: a kubeconfig can name a program that it runs. `-k` and `-f` may be addresses. Any unknown word may be a plugin.
 */
const reads = `
  %global n: -namespace: -context: -cluster: -request-timeout: v:=1|2|3|4|5|6|=1|=2|=3|=4|=5|=6 -v:=0|1|2|3|4|5|6 -warnings-as-errors -match-server-version
  %set out o:fmt -output:fmt -template: -no-headers? -show-labels? -show-kind? L: -label-columns: -sort-by: -show-managed-fields?
  %set pick l: -selector: A -all-namespaces? -field-selector: -chunk-size: w -watch? -watch-only? -ignore-not-found? R -server-print? -output-watch-events? -subresource: -allow-missing-template-keys?
  get ; @out @pick ; kubres*
  get ; f:archive! -filename:archive! R -recursive? -show-labels? o:=wide|name -output:=wide|name ;
  describe ; @pick -show-events? ; described*
  logs ; fpc: l: -follow? -previous? -container: -all-containers? -all-pods? -since: -since-time: -tail: -timestamps? -prefix? -selector: -max-log-requests: -limit-bytes: -ignore-errors? -pod-running-timeout: ; lit*
  explain ; -recursive? -api-version: -output: ; lit*
  api-resources|api-versions ; @out -api-group: -cached? -categories: -namespaced? -verbs: ;
  version ; -client? -short? o:fmt -output:fmt ;
  cluster-info|options ; ;
  auth can-i ; -as:param -as-group:param A -all-namespaces? -list? -quiet? q -subresource: -no-headers? ; lit*
  get ; -raw:=/healthz|/livez|/readyz|/healthz?verbose|/livez?verbose|/readyz?verbose|/version|/metrics|/api|/apis|/openapi/v2|/openapi/v3! ;
  %set dry -dry-run?=client|server! n: -namespace: -field-manager:word o:=name -output:=name
  apply ; @dry f:archive!! -filename:archive!! R -recursive? l: -selector: -validate?=true|false|strict|warn|ignore -server-side? -force-conflicts? -overwrite? ;
  delete|label|annotate|patch|scale|cordon|uncordon|taint|autoscale ; @dry f:archive -filename:archive R -recursive? l: -selector: A -all-namespaces? -all? -replicas:num -current-replicas:num p:param -patch:param -type:=json|merge|strategic -overwrite? -min:num -max:num -cpu-percent:num -force? -grace-period:num -now? -wait? -timeout:word ; kubres*
  create ; @dry f:archive!! -filename:archive!! R -recursive? -validate?=true|false|strict|warn|ignore ;
  help ; ; lit*
  ~ apply ; @dry k:subdir!! -kustomize:subdir!! -validate?=true|false|strict|warn|ignore -server-side? ;
  %set made -dry-run?=client! n: -namespace: o:=yaml|json|name -output:=yaml|json|name
  create deployment|deploy ; @made -image:image!! -replicas:num -port:num ; id!
  run ; @made -image:image!! -port:num -restart:word l:param -labels:param ; id!
  create configmap|cm ; @made -from-literal:param!! ; id!
  create job ; @made -image:image!! -from:id!! ; id!
  create namespace|ns|serviceaccount|sa ; @made ; id!
  create service|svc clusterip|nodeport|loadbalancer ; @made -tcp:id!! -node-port:num ; id!
  create ingress|ing ; @made -rule:param!! -class:word -default-backend:id -annotation:param ; id!
  config get-contexts|get-clusters|get-users|current-context ; o:fmt -output:fmt -no-headers? -kubeconfig:param ; lit*
  config view ; -minify? -merge? o:=${shown}! -output:=${shown}! ;
  rollout status|history ; @pick w -revision: -timeout: -watch? o:fmt ; lit*
  wait ; @pick -for: -timeout: -all? o:=name -output:=name ; kubres*
  completion ; ; =bash|zsh|fish|powershell
  ~ kustomize ; ; subdir
  cluster-info dump ; -namespaces:slug A -all-namespaces? o:fmt -output:fmt ;
  annotate|label ; -list! ; slug! slug!
  apply view-last-applied ; o:=yaml|json -output:=yaml|json ; described! described*
  get|describe|logs|explain|apply|create|delete|edit|patch|scale|rollout|set|label|annotate|run|expose|exec|cp|port-forward|top|wait|config|auth|drain|cordon|uncordon|taint|diff|replace ; h! -help! ;
  ; h! -help! ;
`;

const kubectl = `${reads}
  top node|nodes|no|pod|pods|po ; @pick @out -containers? -sum? -use-protocol-buffers? ; lit*
  events ; @out A -all-namespaces? -for: -types: w -watch? ; lit*
  auth whoami ; o:fmt -output:fmt ;
  plugin list ; -name-only ;
  diff ; f:archive -filename:archive R -recursive? -server-side? -field-manager: l: -selector: ;
  krew list|search|info|version ; ; id*
`;

export const kubernetes = (): Pack => ({
  name: 'kubernetes',
  tools: {
    kubectl,
    k: '=kubectl',
    kubecolor: '=kubectl',
    oc: `${reads}
      status ; v -suggest A -all-namespaces ;
      whoami ; -show-server! -show-console! c! -show-context! ;
      whoami|projects|project ; ;
      adm top node|nodes|pod|pods|images|imagestreams ; @pick ; id*`,
    kubectx: 'c! -current! h! -help! V! -version! ;',
    kubens: 'c! -current! h! -help! V! -version! ;',
    helm: `
      %global n: -namespace: -kube-context: -debug
      version ; -short -client -template: ;
      list|ls ; Aaqdrm: l: f: o:fmt -all-namespaces -all -deployed -failed -pending -superseded -uninstalled -uninstalling -date -reverse -short -max: -offset: -filter: -selector: -time-format: -output:fmt -no-headers ;
      status ; o:=table -output:=table -revision: -show-desc -show-resources ; id
      history|hist ; o:fmt -output:fmt -max: ; id
      get notes|metadata ; -revision: o:fmt -output:fmt ; id
      show|inspect all|chart|readme|values|crds ; -version: -devel -jsonpath: ; id
      search repo|hub ; l r -versions -version: -devel -regexp -max-col-width: o:fmt -output:fmt -list-repo-url -fail-on-no-result ; lit*
      repo list|ls ; o:fmt -output:fmt ;
      plugin list|ls ; ;
      dependency|dep list|ls ; -max-col-width: ; id
      lint ; -strict -quiet -with-subcharts f:archive -values:archive -set: -set-string: -kube-version: ; archive*
      template ; f:archive -values:archive -set: -set-string: -version: -show-only: s: -include-crds -api-versions: a: -kube-version: g -generate-name -name-template: -is-upgrade -no-hooks -skip-tests ; id id
      install|upgrade ; -dry-run?=client! i -install f:archive -values:archive -set: -set-string: -version: g -generate-name -no-hooks -create-namespace ; id id
      completion ; ; =bash|zsh|fish|powershell
      list|status|history|install|upgrade|uninstall|rollback|template|lint|show|repo|search|pull|push|package|dependency|get|test ; h! -help! ;
      ; h! -help! ;`,
    kubeconform: `
      %style go
      ; -strict -summary -verbose -ignore-missing-schemas -n:num -kubernetes-version:word -output:=json|junit|pretty|tap|text -skip:id -reject:id -exit-on-error ; path! path*
      ; h! v! ;`,
    kubeval:
      '; -version! h! -help! ;\n; -strict -ignore-missing-schemas v:id -kubernetes-version:id o:=stdout|json|tap -output:=stdout|json|tap -exit-on-error -skip-kinds:id -quiet ; path! path*',
    k9s: 'version|info ; s -short ;\n; h! -help! ;',
    act: '; l! -list! -version! h! -help! ;',
    kustomize: `
      version ; -short ;
      ~ build ; ; subdir!
      ; h! -help! ;`,
  },
  rules: kubernetesRules(),
  examples: {
    routine: [
      'kubeval deploy.yaml',
      'kubeval --strict k8s/*.yaml',
      'oc adm top images',
      'kubectl get --filename app.yaml',
      'helm install web repo/chart --dry-run',
      'helm upgrade --install web ./chart --dry-run=client',
      'kubectl cluster-info dump',
      'kubectl label pods web --list',
      'kubectl annotate pods web --list',
      'kubectl apply view-last-applied deploy/web',
      'kubectl get --raw /healthz',
      'kubectl apply -f k8s/ --dry-run=client',
      'kubectl apply --dry-run=server -o name -f d.yaml',
      'kubectl create deployment web --image=nginx --dry-run=client -o yaml',
      'kubectl create ns x --dry-run=client -o yaml',
      'kubectl get pods -o wide',
      'kubectl get pods -o=yaml',
      "kubectl get nodes -o jsonpath='{.items[*].metadata.name}'",
      'kubectl describe pod delete-worker',
      'kubectl logs -f x',
      'kubectl -n a get deploy',
      'kubectl config get-contexts',
      "kubectl config view --minify -o jsonpath='{..namespace}'",
      'kubectl diff -f deploy.yaml',
      'kubectl rollout status deploy/web',
      'kubectl wait --for=condition=ready pod/web --timeout=60s',
      'kubectl delete --help',
      'kubectl delete pod x --dry-run=client',
      'kubectl scale deploy/x --replicas=2 --dry-run=server',
      'kubectl run x --image=nginx --dry-run=client -o yaml',
      'kubectl create -f d.yaml --dry-run=client',
      'helm list -A',
      'helm show values bitnami/nginx',
      'helm template web ./chart -f values.yaml',
      'kubectl auth can-i get pods',
      'oc get pods',
      'kubeconform -strict -summary deploy.yaml',
      'kubeconform -strict -summary k8s/*.yaml',
      'act -l',
      'oc whoami --show-server',
    ],
    workspace: ['kustomize build overlays/prod', 'kubectl kustomize ./base'],
    asks: [
      'kubeval -s https://example.org x.yaml',
      'kubeval --schema-location https://example.org x.yaml',
      'kubeval .env',

      'oc adm prune images',

      'kubectl get -f https://example.org/x.yaml',
      'kubectl get -f app.yaml -o yaml',
      'kubectl describe -f app.yaml',
      'helm install web repo/chart --dry-run=none',
      'helm upgrade --install web ./chart --dry-run=server',
      'helm install web https://example.org/x.tgz --dry-run',
      'helm upgrade web repo/chart',
      'kubectl cluster-info dump --output-directory /tmp/x',
      'kubectl label pods web a=b --list',
      'kubectl label pods/web a- --list',
      'kubectl label pods web',
      'kubectl apply view-last-applied secret/x',
      'kubectl apply view-last-applied -f x.yaml',
      'kubectl apply set-last-applied -f x.yaml',
      'kubectl apply -f k8s/ --dry-run=client -o yaml',
      'kubectl apply -f k8s/ --dry-run=client --dry-run=none',
      'kubectl apply -f https://example.org/a.yaml --dry-run=client',
      'kubectl get --raw /api/v1/secrets',
      'kubectl create deployment web --image=nginx',
      'kubectl create configmap x --from-file=.env --dry-run=client -o yaml',
      'kubectl get secret x -o yaml',
      'kubectl get Secret/x -o yaml',
      'kubectl get pods --kubeconfig /tmp/x',
      'kubectl get -k https://example.org/x',
      'kubectl get -f https://example.org/x',
      'kubectl get --raw /api/v1/secrets',
      'kubectl config view --raw',
      'kubectl config view',
      'kubectl config view --minify -o json',
      "kubectl config view -o jsonpath='{.users}'",
      'kubectl config view --flatten',
      'kubectl exec x -- ls',
      'kubectl exec x --help -- ls',
      'kubectl delete pod x -n --help',
      'kubectl delete pod x --dry-run=client --dry-run=none',
      'kubectl delete pod x --dry-run=false',
      'kubectl scale deploy/x --replicas=0 --dry-run=none',
      'kubectl delete secret x --dry-run=client',
      'kubectl run x --image=nginx --dry-run=client -it',
      'kubectl run x --image=nginx',
      'kubectl set env deploy/x A=b --list',
      'kubectl create -f https://example.org/a.yaml --dry-run=client',
      'kubectl drain n --dry-run=none',
      'kubectl diff -f https://example.org/x.yaml',
      'kubectl diff -k base',
      'kubectl kustomize https://example.org/x',
      'kubectl kustomize example.org/x',
      'kubectl kustomize --load-restrictor=LoadRestrictionsNone x',
      'KUBECTL_EXTERNAL_DIFF=/tmp/x kubectl diff -f a.yaml',
      'kubectl describe secret x -v=9',
      'kubectl describe secret x',
      'kubectl describe pods,secrets',
      'kubectl describe pod/x secrets/y',
      'oc describe oauthclient x',
      'oc describe oauthaccesstokens.oauth.openshift.io x',
      'kubectl describe "$X"',
      'kubectl get pods --as=admin',
      'kubectl get pods --token=x --server=https://example.org',
      'helm template . --post-renderer /tmp/x',
      'helm template . --output-dir /tmp/x',
      'helm template https://example.org/c.tgz',
      'helm show values --repo https://example.org c',
      'helm get values x',
      'helm get manifest x',
      'helm status x -o json',
      'helm status x --output yaml',
      'helm env',
      'helm secrets view x',
      'kubectl get -o go-template-file=/etc/x',
      'kubectl port-forward x 1',
      'kubectl get pods,secrets',
      'kubectl wait --for=create secret/x -o yaml',
      'kubectl wait --for=create pod/x -o json',
      'kubectl cluster-info dump --output-directory=/tmp/x',
      'kubeconform -schema-location https://example.org x.yaml',
      'kubeconform -cache /tmp/x x.yaml',
      'kubeconform *',
      'kubeconform .env',
      'act',
      'k9s',
      'kustomize build /etc',
      'kustomize build --enable-exec --enable-alpha-plugins .',
      'kustomize edit set image x',
      'oc whoami -t',
      'oc get-token',
      'oc status --kubeconfig=/tmp/x',
      'oc project x',
      'oc get oauthclients -o yaml',
      'oc get oauthaccesstoken.oauth.openshift.io',
    ],
  },
});
