/** Exercises at the side: the list, the story of the one that is open, its claims, checks and hints. */
import { useEffect, useState } from 'preact/hooks';
import type { ClaimMark, ExerciseMark, HintMark, OpenExerciseMark } from '../../src/serve/study-view.ts';
import type { PartProps } from '../part-props.ts';
import { Story } from './story.tsx';

const LEVELS = [1, 2, 3, 4] as const;
const MOST_DRILL_SEED = 9_999;

export function LearnPanel({ lab, words }: PartProps) {
  useEffect(() => lab.study('list'), [lab, lab.language]);
  const { studies, studyWaits, studyReason } = lab;
  if (!studies)
    return <p role="status">{words(studyReason === null ? 'learn-loads' : 'learn-failed', studyReason ?? '')}</p>;
  return (
    <div class="learn" aria-busy={studyWaits > 0}>
      {studies.open && studies.open.id === lab.welcome?.exercise ? (
        <OpenExercise lab={lab} words={words} open={studies.open} />
      ) : (
        <List lab={lab} words={words} exercises={studies.exercises} current={studies.open?.id ?? null} />
      )}
      <p role="status" class={studyReason === null ? 'spoken' : 'failed'}>
        {studyWaits > 0 ? words('learn-works') : studyReason === null ? '' : words('learn-failed', studyReason)}
      </p>
    </div>
  );
}

function List({
  lab,
  words,
  exercises,
  current,
}: PartProps & { readonly exercises: readonly ExerciseMark[]; readonly current: string | null }) {
  const isBusy = lab.studyWaits > 0;
  return (
    <>
      <h2>{words('learn')}</h2>
      <table>
        <caption class="spoken">{words('learn')}</caption>
        <thead>
          <tr>
            <th scope="col">{words('exercise')}</th>
            <th scope="col">{words('level')}</th>
            <th scope="col">{words('learn-minutes')}</th>
            <th scope="col">{words('learn-state')}</th>
          </tr>
        </thead>
        <tbody>
          {exercises.map(({ id, title, level, minutes, state, score }) => (
            <tr key={id}>
              <th scope="row">
                <button type="button" class="link" disabled={isBusy} onClick={() => lab.study('start', id)}>
                  {title}
                </button>
              </th>
              <td>{level}</td>
              <td>{minutes}</td>
              <td>
                {id === current ? words('learn-current') : words(`learn-state-${state}`)}
                {score === null ? '' : ` ${words('learn-score', score)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Drill lab={lab} words={words} />
    </>
  );
}

/** Something broken by chance; whoever has the same level and number has the same. */
function Drill({ lab, words }: PartProps) {
  const [level, setLevel] = useState(1);
  const [seed, setSeed] = useState('');
  const number = seed === '' ? Math.floor(Math.random() * (MOST_DRILL_SEED + 1)) : Number(seed);
  return (
    <form
      class="drill"
      onSubmit={(event) => {
        event.preventDefault();
        lab.study('start', `drill-any-${level}-${number}`);
      }}
    >
      <h3>{words('drill')}</h3>
      <label>
        {words('level')}
        <select value={level} onChange={(event) => setLevel(Number(event.currentTarget.value))}>
          {LEVELS.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words('drill-number')}
        <input
          type="number"
          min={0}
          max={MOST_DRILL_SEED}
          value={seed}
          onInput={(event) => setSeed(event.currentTarget.value)}
        />
      </label>
      <button type="submit" disabled={lab.studyWaits > 0}>
        {words('drill-begin')}
      </button>
    </form>
  );
}

function OpenExercise({ lab, words, open }: PartProps & { readonly open: OpenExerciseMark }) {
  const isBusy = lab.studyWaits > 0;
  const wanted = open.claims.filter(({ isDamage }) => !isDamage);
  const damage = open.claims.filter(({ isDamage }) => isDamage);
  return (
    <>
      <h2>{open.title}</h2>
      <Story text={open.story} />
      <h3>{words('learn-wanted')}</h3>
      <Claims claims={wanted} words={words} />
      {damage.length === 0 ? null : (
        <>
          <h3>{words('learn-damage')}</h3>
          <Claims claims={damage} words={words} />
        </>
      )}
      <div class="buttons">
        <button type="button" disabled={isBusy} onClick={() => lab.study('check')}>
          {words('learn-check')}
        </button>
        <button type="button" disabled={isBusy} onClick={() => lab.study('hint')}>
          {words('learn-hint')}
        </button>
        <button type="button" disabled={isBusy} onClick={() => lab.study('again')}>
          {words('learn-again')}
        </button>
        <button type="button" disabled={isBusy} onClick={() => lab.study('leave')}>
          {words('learn-leave')}
        </button>
      </div>
      <output aria-live="polite">
        {open.passed === null ? null : (
          <p class={open.passed ? 'passed' : 'failed'}>
            {open.passed
              ? words('learn-passed', open.score ?? 0)
              : words('learn-not-yet', open.claims.filter(({ holds }) => holds).length, open.claims.length)}
          </p>
        )}
        {open.isStuck && open.passed === false ? <p>{words('learn-offer')}</p> : null}
        {open.hint === null ? null : <Hint hint={open.hint} words={words} />}
      </output>
      <p>
        <small>{words('learn-so-far', open.minutes, open.commands, open.failedCommands)}</small>
      </p>
    </>
  );
}

/** What holds and what does not, by sign and word; the first that does not is explained. */
function Claims({ claims, words }: Pick<PartProps, 'words'> & { readonly claims: readonly ClaimMark[] }) {
  return (
    <ul class="claims">
      {claims.map(({ id, text, holds, isDamage, reason }) => (
        <li key={id} class={holds === null ? '' : holds ? 'holds' : 'fails'}>
          <span aria-hidden="true">{holds === null ? '○' : holds ? '✓' : isDamage ? '!' : '✗'} </span>
          {holds === null ? null : <span class="spoken">{words(holds ? 'learn-holds' : 'learn-fails')} </span>}
          {text}
          {reason === null ? null : <p class="reason">{reason}</p>}
        </li>
      ))}
    </ul>
  );
}

function Hint({ hint, words }: Pick<PartProps, 'words'> & { readonly hint: HintMark }) {
  return (
    <p class="hint">
      <strong>{words('learn-hint-number', hint.level, hint.of)}</strong> {hint.text}
    </p>
  );
}
