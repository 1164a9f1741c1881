/** The trainer's view of the class: who is there, links for windows, and the door. */
import { useEffect, useState } from 'preact/hooks';
import type { StandingMark } from '../../src/serve/study-view.ts';
import type { PartProps } from '../part-props.ts';

const LOOK_MS = 5_000;

export function ClassPanel({ lab, words }: PartProps) {
  const [link, setLink] = useState<{ readonly name: string; readonly address: string } | null>(null);
  useEffect(() => {
    const timer = setInterval(() => void lab.loadLearners(), LOOK_MS);
    return () => clearInterval(timer);
  }, [lab]);
  const makeLink = async (name: string) => {
    const answer = (await lab.connection.ask('learners/link', { learner: name })) as { readonly link: string } | null;
    if (answer) setLink({ name, address: answer.link });
  };
  const revoke = async (name: string) => {
    await lab.connection.ask('learners/revoke', { learner: name });
    await lab.loadLearners();
  };
  return (
    <div class="class">
      <table>
        <caption>{words('class')}</caption>
        <thead>
          <tr>
            <th scope="col">{words('name')}</th>
            <th scope="col">{words('lab')}</th>
            <th scope="col">{words('consoles')}</th>
            <th scope="col">{words('standing')}</th>
            <th scope="col">{words('link')}</th>
          </tr>
        </thead>
        <tbody>
          {lab.learners.map(({ name, lab: its, isConnected, tabs, standing }) => (
            <tr key={name}>
              <th scope="row">
                {isConnected ? '● ' : '○ '}
                {name}
              </th>
              <td>{its}</td>
              <td>{tabs}</td>
              <td>{standing === null ? '' : <Standing standing={standing} words={words} />}</td>
              <td>
                <button type="button" onClick={() => void makeLink(name)}>
                  {words('new-link')}
                </button>
                <button type="button" onClick={() => void revoke(name)}>
                  {words('revoke')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {link === null ? null : (
        <p>
          {words('link-for', link.name)} <code>{link.address}</code>
        </p>
      )}
    </div>
  );
}

/** Where somebody is with exercises, and who may need help. */
function Standing({ standing, words }: Pick<PartProps, 'words'> & { readonly standing: StandingMark }) {
  const { passed, exercise, met, of, minutes, trouble } = standing;
  return (
    <>
      {words('standing-passed', passed)}
      {exercise === null ? '' : `, ${words('standing-open', exercise, met, of, minutes)}`}
      {trouble === null ? '' : <strong class="trouble"> {words(`trouble-${trouble}`)}</strong>}
    </>
  );
}
