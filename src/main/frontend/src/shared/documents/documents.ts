import { queryOptions } from '@tanstack/react-query';
import { answer, api, csrfToken, Problem } from '../api/http';
import type { CaseDocument, ProblemBody } from '../api/schema';
import { tellSignedOut } from '../api/signedOut';
import { currentLanguage } from '../i18n/i18n';

export const largest = 10 * 1024 * 1024;

const endings = '.pdf,.png,.jpg,.jpeg,.tif,.tiff,.txt,.csv';
export const accepted = endings;

export const documentsQuery = (reference: string) =>
  queryOptions({
    queryKey: ['case', reference, 'documents'],
    queryFn: async ({ signal }) =>
      (
        await answer(
          api.GET('/api/cases/{reference}/documents', { params: { path: { reference } }, signal }),
        )
      ).items,
  });

export const removeDocument = (reference: string, id: string) =>
  answer(
    api.DELETE('/api/cases/{reference}/documents/{id}', { params: { path: { reference, id } } }),
  );

export const pathOf = (reference: string, id: string) =>
  `/api/cases/${encodeURIComponent(reference)}/documents/${encodeURIComponent(id)}`;

/** Where a document is sent: to the work item it belongs to, else to its case. */
export const placeOf = (reference: string, item: string | undefined) =>
  item === undefined
    ? `/api/cases/${encodeURIComponent(reference)}/documents`
    : `/api/work/${encodeURIComponent(item)}/documents`;

/** Sends a file and tells how much of it is on its way; only an old-style request tells that. */
export function send(
  place: string,
  file: File,
  onShare: (share: number) => void,
): Promise<CaseDocument> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open('POST', place);
    request.responseType = 'json';
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.setRequestHeader('Accept-Language', currentLanguage());
    const token = csrfToken();
    if (token) request.setRequestHeader('X-XSRF-TOKEN', token);
    request.upload.onprogress = ({ loaded, total }) => {
      onShare(total > 0 ? loaded / total : 0);
    };
    request.onload = () => {
      if (request.status === 201) {
        done(request.response as CaseDocument);
        return;
      }
      if (request.status === 401) tellSignedOut();
      const said = (request.response ?? {}) as Partial<ProblemBody>;
      fail(new Problem({ ...said, status: request.status }));
    };
    request.onerror = () => {
      fail(new Problem({ status: 0, code: 'unreachable' }));
    };
    const body = new FormData();
    body.append('file', file);
    request.send(body);
  });
}
