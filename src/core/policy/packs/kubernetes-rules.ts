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
      subcommand: ['get secret|secrets|secret/*|secrets/*', 'create token|secret', 'config set-credentials|view', 'edit secret|secrets'],
    },
    effects: ['reads-secrets'],
    examples: { hit: ['kubectl get secret x -o yaml', 'kubectl create token sa'], miss: ['kubectl get pods'] },
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
    when: { program: 'helm', subcommand: ['uninstall|delete|del|un', 'rollback'] },
    effects: ['changes-cluster', 'deletes'],
    examples: { hit: ['helm uninstall x', 'helm rollback x 1'], miss: ['helm history x'] },
  },
];
