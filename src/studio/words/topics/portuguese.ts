import type { Topic } from './topic.ts';

export const portuguese: readonly Topic[] = [
  {
    name: 'amor',
    signs:
      'amor amar beijo beijos coração namorada namorado apaixonado apaixonada romântica romântico paixão saudade casamento',
    scene: [
      'Você chegou com o verão / E fez morada no coração',
      'O teu sorriso na janela / Deixou a minha rua bela',
      'A lua veio perguntar / Se eu já queria me entregar',
      'Guardei teu nome num papel / Com cheiro doce, gosto de mel',
    ],
    turn: [
      'Os anos passam devagar / E eu só aprendo a te amar',
      'Conheço o som da tua voz / E o mundo cabe todo em nós',
      'A tua mão na minha mão / E some toda a solidão',
      'Não tenho ouro pra te dar / Só tenho o céu e este lugar',
    ],
    chorus: [
      'Fica aqui perto de mim / Nosso amor não vai ter fim / Fica aqui, meu bem-querer / Só contigo eu sei viver',
      'Você é meu amanhecer / Tudo aquilo que eu quis ser / Você é sol, você é luz / É a estrela que me conduz',
    ],
    bridge: [
      'E se apagar toda a cidade / Você é minha claridade',
      'Não há distância entre nós dois / Nem ontem, hoje, nem depois',
    ],
  },
  {
    name: 'vida',
    signs:
      'vida noite festa dançar dança mar verão cidade caminho sonho sonhos livre liberdade rua amigo amigos chuva sol praia casa família triste adeus inverno estrela viagem esperança',
    scene: [
      'A noite acende o seu olhar / E a rua quer se levantar',
      'Tem uma luz lá no portão / E um samba leve no salão',
      'Deixei a dor numa gaveta / Peguei a velha bicicleta',
      'A chuva cai no meu quintal / E traz um cheiro sem igual',
    ],
    turn: [
      'Não sei o dia que virá / A noite é nossa e aqui está',
      'Caí no chão, me levantei / E muita coisa eu já mudei',
      'O povo volta a respirar / A praça inteira quer dançar',
      'A estrada é longa, o céu é meu / Ninguém me tira o que nasceu',
    ],
    chorus: [
      'Vem comigo, vem voar / Que a festa vai começar / Vem comigo, vem sem medo / A vida guarda o seu segredo',
      'Céu aberto, vento e sal / Nada pode acabar mal / Céu aberto, me conduz / Que o caminho é todo luz',
    ],
    bridge: [
      'E quando o sol enfim nascer / A vida volta a florescer',
      'Quem canta nunca está sozinho / Quem dança encontra o seu caminho',
    ],
  },
];
