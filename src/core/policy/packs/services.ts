import type { Pack } from './pack.ts';
import { serviceRules } from './service-rules.ts';

/** Command lines of hosted services, and what reaches for guard or for an agent's bounds: rules only, for none of them is read option by option yet. */
export const services = (): Pack => ({
  name: 'services',
  tools: {},
  rules: serviceRules(),
  examples: {
    routine: [],
    asks: [
      'vercel env rm X',
      'fly secrets set A=b',
      'heroku run bash',
      'restic restore latest --target /',
      'borg delete r',
      'kong start',
      'stripe charges create',
      'heroku config',
      'guard log verify',
      'claude -p x',
      'tmux new -d ls',
      'screen -dm touch x',
    ],
  },
});
