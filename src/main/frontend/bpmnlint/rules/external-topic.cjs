const { is } = require('./moddle.cjs');

const WORD = '[a-z][a-z0-9]*(-[a-z0-9]+)*';
const TOPIC = new RegExp(`^${WORD}\\.${WORD}$`);

/** A service task is external with a topic connector.verb, or names a registered delegate. */
module.exports = () => ({
  check(node, reporter) {
    if (!is(node, 'bpmn:ServiceTask')) {
      return;
    }
    const delegate = node.get('camunda:delegateExpression');
    if (delegate) {
      if (!/^\$\{[a-z][A-Za-z]*\}$/.test(delegate)) {
        reporter.report(node.id, 'Delegate must be a registered name');
      }
    } else if (node.get('camunda:type') !== 'external') {
      reporter.report(node.id, 'Service task must be external');
    } else if (!TOPIC.test(node.get('camunda:topic') ?? '')) {
      reporter.report(node.id, 'Topic must be connector.verb, such as payment.payout');
    }
  },
});
