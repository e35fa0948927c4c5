// A Stryker ignorer. Sentences for people (why something asks, what a fault hints at) are no logic: a test that held their
// wording would only repeat them. Word tables are kept: `wordSet('-a -b')` decides.
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

const sentence = /^\W?[A-Za-z][\w'`"-]*[,:]?( [\w'`"():;,=<>.-]+){2,}$/;

function textOf(node) {
  if (node.type === 'StringLiteral') return node.value;
  if (node.type === 'TemplateLiteral') return node.quasis.map(({ value }) => value.raw).join('x');
  return null;
}

export const prose = declareValuePlugin(PluginKind.Ignore, 'prose', {
  shouldIgnore({ node, parent }) {
    const text = textOf(node);
    if (text === null || !sentence.test(text)) return undefined;
    if (parent.type === 'CallExpression' && parent.callee.type === 'Identifier') return undefined;
    return 'a sentence for people';
  },
});
