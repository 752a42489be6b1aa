import type { Plugin } from 'vite';

/** What index.html has to know about: found by the file it is made of. */
const PARTS = {
  id: 'generated/words.id.json',
  en: 'generated/words.en.json',
  office: 'shell/office.tsx',
  login: 'shell/login.tsx',
} as const;

interface Chunk {
  readonly type: string;
  readonly fileName: string;
  readonly facadeModuleId?: string | null;
  readonly imports?: readonly string[];
}

/**
 * Tells the page which parts it will want as soon as it runs, so that they are fetched beside the
 * script that asks for them: the words of its language, and the office or the log-in.
 */
export function earlyParts(): Plugin {
  return {
    name: 'poros-early-parts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const chunks = Object.values(bundle ?? {}) as unknown as Chunk[];
        const parts = Object.entries(PARTS).map(([name, source]) => [
          name,
          filesOf(chunks, source),
        ]);
        return html.replace('/* parts */ {}', JSON.stringify(Object.fromEntries(parts)));
      },
    },
  };
}

function filesOf(chunks: readonly Chunk[], source: string): string[] {
  const own = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(source));
  if (!own) throw new Error(`no part was built from ${source}`);
  return [own.fileName, ...(own.imports ?? [])].map((name) => `/${name}`);
}
