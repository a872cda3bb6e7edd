/**
 * The pictures in docs/architecture.md are true: the worker's arrows were recorded, the pages' arrows are imports that
 * are used.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync } from 'vite';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { smallStore } from './demo-store/scenarios/small-catalogue.ts';
import { type RecordedCall, recordCalls, recordingPlugin, reportingCalls } from './harness/record-calls.ts';
import { add } from './harness/shopper.ts';
import { bundleWorker } from './harness/worker-build.ts';
import { installExtension, settingsFor } from './harness/worker-harness.ts';
import { useWorkerCode } from './harness/worker-script.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const page = read('docs/architecture.md');

interface Arrow {
  from: string;
  to: string;
  /** What stands at the arrow: a function, or a message. */
  label: string;
}

interface Picture {
  files: string[];
  /** Solid arrows: calls. */
  calls: Arrow[];
  /** Open arrows: messages between processes. */
  messages: Arrow[];
}

function readPicture(text: string): Picture {
  const files = new Map(
    [...text.matchAll(/participant (\w+) as (\S+)/g)].map(([, name, file]) => [name as string, file as string]),
  );
  const arrows = (kind: string) =>
    text.split('\n').flatMap((line): Arrow[] => {
      const [, from = '', arrow = '', to = '', label = ''] = /^\s*(\w+)(-+>>|-+\))(\w+): (.+)$/.exec(line) ?? [];
      return arrow === kind ? [{ from: files.get(from) ?? from, to: files.get(to) ?? to, label }] : [];
    });
  return { files: [...files.values()], calls: arrows('->>'), messages: arrows('-)') };
}

const pictures = [...page.matchAll(/```mermaid\n([\s\S]+?)```/g)].map(([, text = '']) => readPicture(text));
const calls = pictures.flatMap((picture) => picture.calls);
const isOfPages = (file: string) => /^src\/(popup|options|ui)\//.test(file);

test('each picture shows a whole way: every file is reached or reaches another', () => {
  expect(pictures).toHaveLength(4);
  for (const picture of pictures) {
    const onArrows = [...picture.calls, ...picture.messages].flatMap(({ from, to }) => [from, to]);
    expect([...new Set(onArrows)].sort()).toEqual(picture.files.toSorted());
  }
});

describe('in the pages', () => {
  test.each(calls.filter(({ from }) => isOfPages(from)))('$from uses $label of $to', ({ from, to, label }) => {
    expect(usedImports(from)).toContain(`${label} of ${to}`);
  });
});

describe('in the worker', () => {
  let recorded: readonly RecordedCall[] = [];

  beforeAll(async () => {
    recorded = await recordShopping();
  }, 60_000);

  test.each(calls.filter(({ from }) => !isOfPages(from)))('$from calls $label of $to', ({ from, to, label }) => {
    const called = recorded.filter((call) => call.from === from && call.to === to).map(({ name }) => name);
    expect([...new Set(called)]).toContain(label);
  });

  test.each([
    ['an arrow the other way round', 'src/background/cart/outbox.ts', 'src/background/cart/cart.ts'],
    ['an arrow that leaves out a step', 'src/commerce/cart-sync/sync.ts', 'src/commerce/client/http.ts'],
    ['an arrow from a page', 'src/popup/cart/send-command.ts', 'src/background/cart/outbox.ts'],
  ])('%s is not recorded', (_what, from, to) => {
    expect(recorded.filter((call) => call.from === from && call.to === to)).toEqual([]);
  });
});

describe('between the processes', () => {
  const messages = pictures.flatMap((picture) => picture.messages);

  test.each(messages)('$label goes from $from to $to', ({ from, to }) => {
    expect(read(from)).toContain('runtime.sendMessage');
    expect(read(to)).toContain('runtime.onMessage.addListener');
  });

  test.each(pictures.filter(({ files }) => files.includes('src/ui/send.ts')))('a page sends the message', (picture) => {
    const [message] = picture.messages;
    const sender = picture.calls.find(({ to }) => to === message?.from);
    expect(read(sender?.from ?? '')).toContain(`send('${message?.label}'`);
  });
});

describe('the page names', () => {
  const paths = [...page.matchAll(/`((?:src|test)\/[\w./-]+)`/g)].map(([, path]) => path as string);
  const files = pictures.flatMap((picture) => picture.files);

  test.each([...new Set([...paths, ...files])])('%s, which is there', (path) => {
    expect(existsSync(join(root, path))).toBe(true);
  });
});

/** Every call inside the worker during an opening, a search, and an add until the shop has it. */
async function recordShopping(): Promise<readonly RecordedCall[]> {
  useWorkerCode(reportingCalls(await bundleWorker([recordingPlugin(root)])));
  const store = smallStore();
  const extension = installExtension(store.fetch);
  const recording = recordCalls();
  await extension.ask('settings.save', settingsFor(store));
  await extension.ask('panel.open');
  const { results } = await extension.ask('catalog.search', { text: 'mug', offset: 0 });
  await extension.ask('cart.change', add(results[0]?.id ?? ''));
  await vi.waitFor(async () => expect((await extension.ask('panel.open')).cart.waiting).toBeUndefined());
  recording.stop();
  return recording.calls;
}

/**
 * What a file imports for its value and uses, as `name of file`; `import of file` for one that it fetches as it runs.
 */
function usedImports(file: string): string[] {
  const code = read(file);
  const { module } = parseSync(file, code);
  const target = (request: string) => join(dirname(file), request).replaceAll('\\', '/');
  const named = module.staticImports.flatMap(({ moduleRequest, entries, end }) =>
    entries
      .filter(({ isType, localName }) => !isType && new RegExp(`\\b${localName.value}\\b`).test(code.slice(end)))
      .map(({ importName }) => `${importName.name} of ${target(moduleRequest.value)}`),
  );
  const fetched = module.dynamicImports.map(({ moduleRequest: { start, end } }) => {
    return `import of ${target(code.slice(start + 1, end - 1))}`;
  });
  return [...named, ...fetched];
}
