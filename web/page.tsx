/** The frame of the page: head, regions, what is said. F6 leads from region to region and always out of the console. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PageForm } from '../src/serve/message-types.ts';
import { ClassPanel } from './class/class-panel.tsx';
import { CommandStrip } from './command-strip.tsx';
import { Consoles } from './console/consoles.tsx';
import { Door } from './door.tsx';
import { Form } from './form/form.tsx';
import { type LabPage, type Panel, useChanges } from './lab.ts';
import { LearnPanel } from './learn/learn-panel.tsx';
import { MachinePanel } from './machine/machine-panel.tsx';
import type { PartProps } from './part-props.ts';
import { Picture } from './picture/picture.tsx';
import { PlayPanel } from './recordings/play-panel.tsx';
import { Timeline } from './timeline/timeline.tsx';
import { isWordKey, type WordKey, type Words, wordsIn } from './words.ts';

/** What the side is called while a panel is chosen. */
const SIDE_WORDS: Readonly<Record<Panel, WordKey>> = {
  console: 'picture',
  picture: 'picture',
  learn: 'learn',
  play: 'play-recording',
  form: 'form',
  class: 'class',
};

const FORMS: readonly PageForm[] = ['certificates-console', 'certificate-wizard'];

export function Page({ lab }: { readonly lab: LabPage }) {
  useChanges(lab);
  const words = wordsIn(lab.language);
  useEffect(() => {
    document.documentElement.lang = lab.language;
    document.title = lab.welcome ? `${lab.welcome.lab} - lyncshell` : 'lyncshell';
  }, [lab.language, lab.welcome]);
  useEffect(() => {
    document.addEventListener('keydown', walkRegions, true);
    return () => document.removeEventListener('keydown', walkRegions, true);
  }, []);
  if (!lab.welcome) return <Door lab={lab} words={words} />;
  return (
    <div class={`page shows-${lab.panel}`}>
      <Head lab={lab} words={words} />
      <StateBanner lab={lab} words={words} />
      <main>
        <Region name="console" label={words('console')}>
          <Consoles lab={lab} words={words} />
        </Region>
        <Region name="picture" label={words(SIDE_WORDS[lab.panel])}>
          <SidePanel lab={lab} words={words} />
        </Region>
        {lab.inspected === null ? null : (
          <Region name="machine" label={lab.inspected}>
            <MachinePanel lab={lab} words={words} fqdn={lab.inspected} />
          </Region>
        )}
      </main>
      <Region name="ran" label={words('ran')}>
        <CommandStrip lab={lab} words={words} />
      </Region>
      <Region name="timeline" label={words('timeline')}>
        <Timeline lab={lab} words={words} />
      </Region>
      <Said lab={lab} words={words} />
      <LinkQuestion lab={lab} words={words} />
    </div>
  );
}

function SidePanel({ lab, words }: PartProps) {
  switch (lab.panel) {
    case 'class':
      return <ClassPanel lab={lab} words={words} />;
    case 'play':
      return <PlayPanel lab={lab} words={words} />;
    case 'learn':
      return <LearnPanel lab={lab} words={words} />;
    case 'form':
      return <Form lab={lab} words={words} />;
    default:
      return <Picture lab={lab.pictured} words={words} />;
  }
}

function Region({
  name,
  label,
  children,
}: {
  readonly name: string;
  readonly label: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section class={`region region-${name}`} data-region={name} aria-label={label} tabIndex={-1}>
      {children}
    </section>
  );
}

function Head({ lab, words }: PartProps) {
  const panels: readonly Panel[] =
    lab.welcome?.role === 'trainer'
      ? ['console', 'picture', 'learn', 'play', 'class']
      : ['console', 'picture', 'learn', 'play'];
  return (
    <header class="region" data-region="head" tabIndex={-1}>
      <h1>{lab.welcome?.exercise ?? lab.welcome?.lab}</h1>
      <nav aria-label={words('panels')}>
        {panels.map((panel) => (
          <button key={panel} type="button" aria-pressed={lab.panel === panel} onClick={() => lab.show(panel)}>
            {words(panel === 'play' ? 'play-recording' : panel)}
          </button>
        ))}
        {FORMS.map((form) => (
          <button
            key={form}
            type="button"
            aria-pressed={lab.panel === 'form' && lab.formName === form}
            onClick={() => (lab.form && lab.formName === form ? lab.show('form') : lab.openForm(form))}
          >
            {words(form)}
          </button>
        ))}
      </nav>
      <span class="who">{words('as', lab.welcome?.user ?? '')}</span>
      <button type="button" class="language" onClick={() => lab.setLanguage(lab.language === 'en' ? 'fr' : 'en')}>
        {words('other-language')}
      </button>
      <ThemeButton words={words} />
      <span class={`light light-${lab.state}`} role="status">
        {words(`state-${lab.state}`)}
      </span>
    </header>
  );
}

/** As the system has it, until the person says otherwise. */
function ThemeButton({ words }: { readonly words: Words }) {
  const [theme, setTheme] = useState(localStorage.getItem('theme') ?? 'system');
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem('theme', theme);
    dispatchEvent(new Event('themechange'));
  }, [theme]);
  const next = theme === 'dark' ? 'light' : theme === 'light' ? 'system' : 'dark';
  return (
    <button type="button" class="theme" onClick={() => setTheme(next)}>
      {words(theme === 'dark' ? 'theme-dark' : theme === 'light' ? 'theme-light' : 'theme-system')}
    </button>
  );
}

function StateBanner({ lab, words }: PartProps) {
  if (lab.state === 'connected' || lab.state === 'coming-in') return null;
  return (
    <p class="banner" role="alert">
      {words(`banner-${lab.state}`)}
    </p>
  );
}

/** One polite voice for all that is worth saying. */
function Said({ lab, words }: PartProps) {
  const { said } = lab;
  const text = said && isWordKey(said.key) ? words(said.key, ...said.facts) : '';
  return (
    <div class={text === '' ? 'said said-nothing' : 'said'}>
      <output aria-live="polite">{text}</output>
      {text === '' ? null : (
        <button
          type="button"
          aria-label={words('dismiss')}
          onClick={() =>
            lab.change(() => {
              lab.said = null;
            })
          }
        >
          ×
        </button>
      )}
    </div>
  );
}

/** A link of a program is opened only when the person has seen where it leads. */
function LinkQuestion({ lab, words }: PartProps) {
  const { link } = lab;
  if (link === null) return null;
  const close = () =>
    lab.change(() => {
      lab.link = null;
    });
  return (
    <div class="question" role="alertdialog" aria-modal="true" aria-label={words('link-question')}>
      <p>{words('link-question')}</p>
      <p class="address">{link}</p>
      <button type="button" onClick={close}>
        {words('cancel')}
      </button>
      <a class="button" href={link} target="_blank" rel="noopener noreferrer" onClick={close}>
        {words('open-link')}
      </a>
    </div>
  );
}

function walkRegions(event: KeyboardEvent): void {
  if (event.key !== 'F6') return;
  event.preventDefault();
  event.stopPropagation();
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (one) => one.offsetParent !== null,
  );
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const next =
    regions[(at + (event.shiftKey ? regions.length - 1 : 1) + (at < 0 && event.shiftKey ? 1 : 0)) % regions.length];
  const inside = next?.querySelector<HTMLElement>('.xterm-helper-textarea, button, input, select, a');
  (inside ?? next)?.focus();
}
