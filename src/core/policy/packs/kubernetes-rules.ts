import type { Rule } from '../rule.ts';

/** What the programs of the pack `kubernetes` do to the world, where it is more than reading. */
export const kubernetesRules = (): readonly Rule[] => [
  {
    id: 'kubectl-delete',
    tier: 'critical',
    why: 'deletes objects of the cluster, or evicts what runs there',
    when: { program: ['kubectl', 'k', 'kubecolor', 'oc'], subcommand: ['delete', 'drain', 'replace'] },
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
      program: ['kubectl', 'k', 'kubecolor', 'oc'],
      subcommand: [
        'get|describe|edit|patch secret|secrets|secret/*|secrets/*|secret,*|secrets,*|secret.*|secrets.*|*,secret|*,secrets|*,secret,*|*,secrets,*|*,secret.*|*,secrets.*|*.secrets',
        'create token|secret',
        'config set-credentials|view',
        'edit secret|secrets',
        'extract secret/*|secrets/*',
        'login',
      ],
    },
    effects: ['reads-secrets'],
    examples: {
      hit: [
        'kubectl get secret x -o yaml',
        'kubectl get cm,secret -o json',
        'kubectl get v1.secrets',
        'oc extract secret/x --to=-',
        'oc login --token=x',
        'kubectl create token sa',
      ],
      miss: ['kubectl get pods'],
    },
  },
  {
    id: 'kubectl-raw-secret',
    tier: 'critical',
    why: 'shows secrets or tokens of the cluster',
    when: { program: ['kubectl', 'k', 'kubecolor', 'oc'], subcommand: ['get'], anyOption: ['--raw'], args: ['*secret*|*token*'] },
    effects: ['reads-secrets'],
    examples: {
      hit: ['kubectl get --raw /api/v1/namespaces/x/secrets', 'kubectl get --raw=/api/v1/secrets'],
      miss: ['kubectl get --raw /api/v1/pods'],
    },
  },
  {
    id: 'kubectl-raw',
    tier: 'sensitive',
    why: 'shows whatever the cluster answers to this path, which may be secrets',
    when: { program: ['kubectl', 'k', 'kubecolor', 'oc'], subcommand: ['get'], anyOption: ['--raw'] },
    effects: ['reads-secrets'],
    examples: { hit: ['kubectl get --raw /api/v1/pods'], miss: ['kubectl get pods'] },
  },
  {
    id: 'kubectl-remote-manifest',
    tier: 'critical',
    why: 'gives the cluster what another machine sends at that moment, so that nobody can have read it',
    when: {
      program: ['kubectl', 'k', 'kubecolor', 'oc'],
      subcommand: ['apply|create|replace|delete|patch'],
      args: ['*://*|github.com/*|git@*'],
    },
    effects: ['changes-cluster', 'network-in'],
    examples: {
      hit: ['kubectl apply -f https://h/a.yaml', 'kubectl create --filename=https://h/a.yaml', 'kubectl apply -k github.com/o/r'],
      miss: ['kubectl apply -f a.yaml'],
    },
  },
  {
    id: 'cluster-token',
    tier: 'critical',
    why: 'shows the token with which this machine signs in to the cluster',
    when: { program: 'oc', subcommand: ['whoami'], anyOption: ['-t', '--show-token'] },
    effects: ['reads-secrets'],
    examples: { hit: ['oc whoami -t', 'oc whoami --show-token'], miss: ['oc whoami'] },
  },
  {
    id: 'kubectl-runs-program',
    tier: 'critical',
    why: 'runs a program inside the cluster, or opens a way into it',
    when: {
      program: ['kubectl', 'k', 'kubecolor', 'oc'],
      subcommand: ['exec', 'run', 'debug', 'attach', 'cp', 'port-forward', 'proxy', 'rsh'],
    },
    effects: ['executes', 'changes-cluster'],
    examples: { hit: ['kubectl exec pod -- ls', 'kubectl proxy', 'kubectl cp a b:/c'], miss: ['kubectl logs pod'] },
  },
  {
    id: 'kubectl-rights',
    tier: 'critical',
    why: 'changes who may do what in the cluster',
    when: {
      program: ['kubectl', 'k', 'kubecolor', 'oc'],
      subcommand: [
        'create clusterrolebinding|rolebinding|clusterrole|role|serviceaccount',
        'certificate',
        'auth reconcile',
        'adm policy|groups',
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
    id: 'oc-admin',
    tier: 'critical',
    why: 'administers the cluster: its nodes, projects, certificates or networks',
    when: {
      program: ['kubectl', 'k', 'kubecolor', 'oc'],
      subcommand: [
        'adm certificate|config|copy-to-node|cordon|create-*|drain|migrate|must-gather|new-project|ocp-certificates|pod-network|prune|reboot-machine-config-pool|restart-kubelet|taint|uncordon|upgrade',
      ],
    },
    effects: ['changes-cluster'],
    examples: { hit: ['oc adm drain n', 'oc adm prune images', 'oc adm must-gather'], miss: ['oc adm top images', 'oc get pods'] },
  },
  {
    id: 'kubectl-changes',
    tier: 'sensitive',
    why: 'changes a cluster or its settings, or uses it in a way that guard does not know to only read',
    when: {
      program: ['kubectl', 'k', 'kubecolor', 'oc', 'helm', 'kustomize', 'kubectx', 'kubens'],
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
    when: { program: 'helm', subcommand: ['uninstall|delete|del|un'] },
    effects: ['changes-cluster', 'deletes'],
    examples: { hit: ['helm uninstall x'], miss: ['helm history x', 'helm rollback x 1'] },
  },
  {
    id: 'helm-rollback',
    tier: 'critical',
    why: 'sets a release back to an earlier version, with everything that it installed',
    when: { program: 'helm', subcommand: ['rollback'] },
    effects: ['changes-cluster'],
    examples: { hit: ['helm rollback x 1'], miss: ['helm history x'] },
  },
  {
    id: 'helm-shows',
    tier: 'sensitive',
    why: 'shows the manifests or values of a release, which may hold passwords',
    when: { program: 'helm', subcommand: ['get *'] },
    effects: ['reads-secrets'],
    examples: { hit: ['helm get manifest r', 'helm get values r'], miss: ['helm list'] },
  },
];
