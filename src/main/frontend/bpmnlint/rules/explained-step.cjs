const { is, isStep, properties, processOf } = require('./moddle.cjs');

const TEXTS = ['label_de', 'customerText_en', 'customerText_de'];
/** What a step may tell its customer as the case comes to it. */
const CUSTOMER_NOTICES = ['decided'];
const WAITING_FOR = ['us', 'customer', 'third-party'];

/** Every step says its phase, whom it waits for, and what a customer may be told, in both languages. */
module.exports = () => ({
  check(node, reporter) {
    if (!is(node, 'bpmn:FlowNode')) {
      return;
    }
    const said = properties(node);
    if (said.customerNotice !== undefined && !CUSTOMER_NOTICES.includes(said.customerNotice)) {
      reporter.report(node.id, `customerNotice is one of: ${CUSTOMER_NOTICES.join(', ')}`);
    }
    if (!isStep(node)) {
      return;
    }
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
