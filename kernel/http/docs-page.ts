import type { Registry } from '../execute/registry.ts';
import { doorOf } from './endpoint.ts';

/** A plain page that lists every operation by module: method, path, right, sentence. */
export function docsPage(registry: Registry): string {
  const all = [...registry.operations.values(), ...registry.endpoints];
  const sections = [...Map.groupBy(all, (one) => one.name.split('.')[0])].map(([name, own]) => {
    const rows = own.map((one) => {
      const { method, url } = doorOf(one);
      const right = registry.permissions.get(one.permission)?.code ?? one.permission;
      return (
        `<tr><td><b>${method}</b></td><td><code>${escape(url)}</code></td><td>${escape(right)}</td>` +
        `<td>${escape(one.summary)}</td><td><code>${escape(one.name)}</code></td></tr>`
      );
    });
    return (
      `<h2 id="${name}">${name}</h2><table><thead><tr><th>Method</th>` +
      `<th>Path</th><th>Right</th><th>What it does</th><th>Name</th></tr></thead>` +
      `<tbody>${rows.join('')}</tbody></table>`
    );
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Poros API</title><style>${STYLE}</style><main><h1>Poros API v1</h1>
<p>The machine-readable form is <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1). Every POST needs an
<code>Idempotency-Key</code>; errors are <code>application/problem+json</code>.</p>${sections.join('')}</main></html>`;
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const STYLE = `body{font-family:Inter,system-ui,sans-serif;font-size:14px;line-height:20px;color:#1B1D1F;margin:0}
main{max-width:1200px;margin:0 auto;padding:24px 16px}h1{font-size:20px}h2{font-size:16px;margin-top:32px}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:6px 8px;border-bottom:1px solid #E3E5E8;
vertical-align:top}th{color:#5B6168;font-weight:500}code{font-size:13px}a{color:#0B6E69}
@media(max-width:640px){table{display:block;overflow-x:auto}}`;
