import type { Kind } from './sample.ts';

/** All samples, one beside the other. */
export function Sheet({ kinds }: { kinds: Kind[] }) {
  return (
    <main class="sheet">
      <h1 class="visually-hidden">Gallery</h1>
      {kinds.flatMap(({ name, samples }) => [
        <h2 key={name} class="sheet-kind" lang="en" dir="ltr">
          {name}
        </h2>,
        ...samples.map((sample) => (
          <div key={`${name} ${sample.name}`} class="sample">
            <p class="sample-name" lang="en" dir="ltr">
              {sample.name}
            </p>
            <div class={sample.isWide ? 'sample-edge' : undefined}>{sample.of}</div>
          </div>
        )),
      ])}
    </main>
  );
}
