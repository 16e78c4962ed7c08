interface Waiting<In, Out> {
  readonly value: In;
  readonly resolve: (answer: Out) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Has done together what is asked for in one turn of the event loop, or while as many groups as may be are under way.
 * When a group fails as a whole, its members are done one by one, so that none suffers for another.
 *
 * @param together answers in the order of the members
 */
export function createGather<In, Out>(
  { mostAtOnce, mostGroups }: { readonly mostAtOnce: number; readonly mostGroups: number },
  together: (members: readonly In[]) => Promise<readonly Out[]>,
  alone: (member: In) => Promise<Out>,
): (member: In) => Promise<Out> {
  const waiting: Waiting<In, Out>[] = [];
  let groups = 0;

  const next = (): void => {
    if (groups >= mostGroups || waiting.length === 0) return;
    groups++;
    void run(waiting.splice(0, mostAtOnce)).finally(() => {
      groups--;
      next();
    });
    next();
  };

  const run = async (members: readonly Waiting<In, Out>[]): Promise<void> => {
    try {
      const answers = await together(members.map(({ value }) => value));
      for (const [index, { resolve }] of members.entries()) resolve(answers[index] as Out);
    } catch {
      await Promise.all(members.map(({ value, resolve, reject }) => alone(value).then(resolve).catch(reject)));
    }
  };

  return (value) =>
    new Promise<Out>((resolve, reject) => {
      waiting.push({ value, resolve, reject });
      if (waiting.length === 1) setImmediate(next);
    });
}
