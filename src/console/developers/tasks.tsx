import type { Task } from '../../sdk/types.ts';
import { date, number, t } from '../language.ts';
import { nameOf } from '../library/song.tsx';
import { server } from '../server.ts';
import { Code } from '../ui/code.tsx';
import { useLoad } from '../ui/load.ts';
import { Panel, Waiting } from './panel.tsx';
import { useRemedies } from './remedies.ts';

const shownAtMost = 50;

export function Tasks() {
  const tasks = useLoad(() => server.list({ limit: shownAtMost }));
  const remedyOf = useRemedies();
  return (
    <Panel
      title={t('developers.tasks')}
      lead={t('tasks.lead')}
      aside={
        <button type="button" class="plain small" onClick={tasks.reload}>
          {t('reload')}
        </button>
      }
    >
      <Waiting of={tasks} />
      {tasks.value?.length === 0 && <p class="hint">{t('tasks.none')}</p>}
      <div class="stories">
        {tasks.value?.map((task) => (
          <Story key={task.id} task={task} remedy={task.failure && remedyOf(task.failure.code)} />
        ))}
      </div>
    </Panel>
  );
}

const secondsOf = ({ createdAt, finishedAt }: Task): number | undefined =>
  finishedAt === null ? undefined : (Date.parse(finishedAt) - Date.parse(createdAt)) / 1000;

/** All that is known of a task, from its order to its end. */
function Story({ task, remedy }: { task: Task; remedy?: string | null | undefined }) {
  const seconds = secondsOf(task);
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t('tasks.id'), task.id],
    [t('created'), date(task.createdAt)],
    [t('tasks.ended'), task.finishedAt === null ? undefined : date(task.finishedAt)],
    [t('tasks.took'), seconds === undefined ? undefined : `${number(Math.round(seconds * 10) / 10)} s`],
    [t('tasks.price'), `${number(task.charged)} / ${number(task.price)}`],
    [t('seed'), String(task.seed)],
    [t('tasks.api'), task.api],
    [t('tasks.began'), task.startedAt === null ? undefined : date(task.startedAt)],
    [t('tasks.engine'), task.engine === null ? undefined : `${task.engine} (${task.engineReason ?? '–'})`],
    [t('tasks.attempts'), number(task.attempts)],
    [t('tasks.callback'), task.callbackUrl ?? undefined],
  ];
  return (
    <details class="story">
      <summary>
        <code>{task.kind}</code>
        <span class="one-line">{nameOf(task)}</span>
        <span class={`state ${task.state}`}>{t(`state.${task.state}`)}</span>
        {task.warnings.length > 0 && <span class="hint">{t('tasks.warned')}</span>}
        <time class="meter" dateTime={task.createdAt}>
          {date(task.createdAt)}
        </time>
      </summary>
      <div class="story-inside">
        {task.failure && (
          <p class="fault">
            <code>{task.failure.code}</code> {task.failure.message} {remedy}
          </p>
        )}
        {task.warnings.length > 0 && (
          <ul class="warnings">
            {task.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        )}
        <dl class="facts">
          {facts.map(
            ([name, fact]) =>
              fact !== undefined && (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{fact}</dd>
                </div>
              ),
          )}
        </dl>
        <Code text={JSON.stringify(task.order, null, 2)} label={t('tasks.order')} />
      </div>
    </details>
  );
}
