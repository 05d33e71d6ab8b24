const { is } = require('./moddle.cjs');

/** A gateway that splits asks a question; its flows are the answers. */
module.exports = () => ({
  check(node, reporter) {
    const answers = node.outgoing ?? [];
    if (!is(node, 'bpmn:ExclusiveGateway') || answers.length < 2) {
      return;
    }
    if (!node.name?.endsWith('?')) {
      reporter.report(node.id, 'Gateway must ask a question');
    }
    for (const flow of answers.filter(({ name }) => !name)) {
      reporter.report(flow.id, 'Flow must answer its gateway');
    }
  },
});
