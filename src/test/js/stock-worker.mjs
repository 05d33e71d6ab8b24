// Does one thing with the first task of a topic through Camunda's published JavaScript client, and tells what became of it
// in one line of JSON: node stock-worker.mjs <address> <topic> <complete|extendLock|failure|bpmnError|foreign>.
import { BasicAuthInterceptor, Client, Variables } from 'camunda-external-task-client-js';

const [address, topic, verb] = process.argv.slice(2);
const { WORKER_TOKEN: token, WORKER_USER: username, WORKER_PASSWORD: password } = process.env;
const bearer = (config) => ({ ...config, headers: { ...config.headers, Authorization: `Bearer ${token}` } });

function tell(what) {
  console.log(JSON.stringify(what));
  process.exit(0);
}

const refused = (error) => tell({ refused: error.engineMsg ?? error.message, status: error.httpStatusCode });

const work = {
  complete: (task, service) => service.complete(task, new Variables().set('paymentId', 'PY-JS')),
  extendLock: async (task, service) => {
    await service.extendLock(task, 90_000);
    await service.complete(task);
  },
  failure: (task, service) => service.handleFailure(task, { errorMessage: 'away', retries: 0 }),
  bpmnError: (task, service) => service.handleBpmnError(task, 'refused', 'the bank said no'),
  foreign: (task, service) => service.complete({ id: process.env.WORKER_TASK }),
};

const client = new Client({
  baseUrl: `${address}/engine-rest`,
  workerId: `js-${verb}`,
  interceptors: token ? bearer : new BasicAuthInterceptor({ username, password }),
  maxTasks: 1,
  interval: 50,
});
client.on('poll:error', refused);
client.subscribe(topic, async ({ task, taskService }) => {
  try {
    await work[verb](task, taskService);
    tell({ done: verb, iban: task.variables.get('iban') ?? null });
  } catch (error) {
    refused(error);
  }
});
