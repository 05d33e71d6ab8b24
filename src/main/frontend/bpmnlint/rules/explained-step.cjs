const { is, isStep, properties, processOf } = require('./moddle.cjs');

const TEXTS = ['label_de', 'customerText_en', 'customerText_de'];
const WAITING_FOR = ['us', 'customer', 'third-party'];

/** Every step says its phase, whom it waits for, and what a customer may be told, in both languages. */
module.exports = () => ({
  check(node, reporter) {
    if (!is(node, 'bpmn:FlowNode') || !isStep(node)) {
      return;
    }
    const said = properties(node);
    const phases = (properties(processOf(node)).phases ?? '').split(',');
    if (!phases.includes(said.phase)) {
      reporter.report(node.id, `Step needs a phase out of ${phases.join(', ')}`);
    }
    if (!WAITING_FOR.includes(said.waitingFor)) {
      reporter.report(node.id, `Step needs waitingFor: ${WAITING_FOR.join(', ')}`);
    }
    for (const text of TEXTS.filter((name) => !said[name])) {
      reporter.report(node.id, `Step needs ${text}`);
    }
  },
});
