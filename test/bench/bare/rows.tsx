/** The smallest panel of this kind: a search field, and the rows of the last opening. */
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
