import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connect, Plugin } from 'vite';
import { answer, follow } from './server.ts';

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const method = request.method ?? 'GET';
  const body = method === 'GET' ? undefined : await bodyOf(request);
  const init = {
    method,
    headers: request.headers as Record<string, string>,
    ...(body ? { body } : {}),
  };
  const told = await answer(new Request(`http://localhost${request.url ?? '/'}`, init));
  response.statusCode = told.status;
  told.headers.forEach((value, name) => response.setHeader(name, value));
  response.end(Buffer.from(await told.arrayBuffer()));
}

const handle: Connect.NextHandleFunction = (request, response, next) => {
  response.setHeader(
    'Content-Security-Policy',
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-src 'none'; object-src 'none'; base-uri 'none'",
  );
  if (request.url?.startsWith('/api/events')) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(':\n\n');
    const stop = follow((change) => response.write(`data: ${JSON.stringify(change)}\n\n`));
    request.on('close', stop);
  } else if (request.url?.startsWith('/api/')) void serve(request, response);
  else next();
};

/** Serves a stand-in for the service while screens are drawn without one; never part of a build. */
export function mockServer(): Plugin {
  return {
    name: 'greenroom-mock',
    configureServer: ({ middlewares }) => {
      middlewares.use(handle);
    },
    configurePreviewServer: ({ middlewares }) => {
      middlewares.use(handle);
    },
  };
}
