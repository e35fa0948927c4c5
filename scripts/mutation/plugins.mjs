import { prose } from './prose.mjs';
import { runner } from './runner.mjs';

export const strykerPlugins = [prose, runner];
