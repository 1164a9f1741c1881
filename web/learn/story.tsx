/** The story of an exercise: paragraphs, lists and code, as texts. Whatever else stands in it is shown as it stands. */

export function Story({ text }: { readonly text: string }) {
  return (
    <div class="story">
      {text.split(/\n{2,}/).map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { readonly block: string }) {
  const lines = block.split('\n');
  if (lines.every((line) => line.startsWith('- ')))
    return (
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <Inline text={line.slice(2)} />
          </li>
        ))}
      </ul>
    );
  return (
    <p>
      <Inline text={lines.join(' ')} />
    </p>
  );
}

/** What stands between backticks is code. */
function Inline({ text }: { readonly text: string }) {
  return <>{text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}</>;
}
