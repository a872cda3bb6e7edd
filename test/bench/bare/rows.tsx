/** What the smallest panel of this kind has: a field to type in, and rows that were there the last time. */
export function Rows({ names }: { names: readonly string[] }) {
  return (
    <main>
      <input aria-label="Search" placeholder="Search" autofocus />
      <ul>
        {names.map((name) => (
          <li key={name}>
            <b>{name}</b> <span>€12.00</span> <button type="button">Add</button>
          </li>
        ))}
      </ul>
    </main>
  );
}
