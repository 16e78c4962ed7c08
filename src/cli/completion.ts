import { Argument, type Command } from 'commander';
import { answer } from './output.ts';

/** A command with its words: what may follow it. */
interface Entry {
  /** `keys create`; '' for the program itself. */
  readonly path: string;
  readonly about: string;
  readonly words: readonly string[];
}

export function addCompletion(program: Command): void {
  const scripts = { bash, zsh, fish } as const;
  program
    .command('completion')
    .description('a script that completes commands and options')
    .addArgument(new Argument('<shell>').choices(Object.keys(scripts)))
    .option('--json', 'the script as JSON on stdout')
    .addHelpText(
      'after',
      `
bash: cantiga completion bash > ~/.local/share/bash-completion/completions/cantiga
zsh:  cantiga completion zsh > "\${fpath[1]}/_cantiga"
fish: cantiga completion fish > ~/.config/fish/completions/cantiga.fish`,
    )
    .action((shell: keyof typeof scripts, options: { json?: boolean }) => {
      const script = scripts[shell](entriesOf(program));
      answer(options, { shell, script }, script);
    });
}

function entriesOf(command: Command, path: readonly string[] = []): Entry[] {
  const options = command.options.flatMap(({ long }) => (long ? [long] : []));
  const names = command.commands.map((each) => each.name());
  return [
    { path: path.join(' '), about: command.description(), words: [...names, ...options, '--help'] },
    ...command.commands.flatMap((each) => entriesOf(each, [...path, each.name()])),
  ];
}

const cases = (entries: readonly Entry[]): string =>
  entries.map(({ path, words }) => `    '${path}') words='${words.join(' ')}' ;;`).join('\n');

/** The commands typed so far are those words that are no options. */
const bash = (entries: readonly Entry[]): string => `_cantiga() {
  local current="\${COMP_WORDS[COMP_CWORD]}" path='' words='' i
  for ((i = 1; i < COMP_CWORD && i < 3; i++)); do
    [[ "\${COMP_WORDS[i]}" == -* ]] && break
    case "\${path:+$path }\${COMP_WORDS[i]}" in
${entries
  .filter(({ path }) => path !== '')
  .map(({ path }) => `      '${path}') path='${path}' ;;`)
  .join('\n')}
    esac
  done
  case "$path" in
${cases(entries)}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  [[ \${#COMPREPLY[@]} -eq 0 ]] && COMPREPLY=($(compgen -f -- "$current"))
}
complete -F _cantiga cantiga`;

const zsh = (entries: readonly Entry[]): string => `#compdef cantiga
autoload -U +X bashcompinit && bashcompinit
${bash(entries)}`;

const quoted = (text: string): string => `'${text.replace(/['\\]/g, (sign) => `\\${sign}`)}'`;

const fish = (entries: readonly Entry[]): string =>
  entries
    .flatMap(({ path, words }) => {
      const typed = path.split(' ').filter(Boolean);
      const seen = typed.map((name) => `__fish_seen_subcommand_from ${name}`);
      const condition = seen.length === 0 ? '__fish_use_subcommand' : seen.join('; and ');
      return words.map((word) => {
        const about = entries.find((each) => each.path === [...typed, word].join(' '))?.about;
        const what = word.startsWith('--') ? `-l ${word.slice('--'.length)}` : `-f -a ${word}`;
        return `complete -c cantiga -n ${quoted(condition)} ${what}${about ? ` -d ${quoted(about)}` : ''}`;
      });
    })
    .join('\n');
