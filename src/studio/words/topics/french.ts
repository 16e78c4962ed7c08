import type { Topic } from './topic.ts';

export const french: readonly Topic[] = [
  {
    name: 'amour',
    signs:
      'amour aimer aime cœur baiser baisers copine copain amoureux amoureuse romantique romance passion mariage chérie chéri',
    scene: [
      'Tu es venue avec la pluie / Et tout a changé dans ma vie',
      'Ton rire entrait par la fenêtre / Alors je me suis vu renaître',
      "J'ai gardé ton nom sur ma main / Pour me rappeler le chemin",
      "La lune est venue demander / Si mon cœur voulait bien t'aimer",
    ],
    turn: [
      "Les années passent sans un bruit / Et moi je t'aime encore aujourd'hui",
      'Je connais le son de tes pas / Je sais que tu me reviendras',
      "Tes doigts se posent dans ma main / Et je n'ai plus peur de demain",
      "Je n'ai ni trésor ni château / Mais avec toi le monde est beau",
    ],
    chorus: [
      "Reste encore auprès de moi / Je ne chante que pour toi / Reste encore jusqu'au matin / Prends mon cœur et prends ma main",
      'Tu es mon ciel et ma lumière / Tu es ma source et ma rivière / Tu es le jour, tu es la nuit / Tu es le rêve de ma vie',
    ],
    bridge: [
      "Et si demain tout s'éteignait / C'est encore toi que je suivrais",
      "Il n'est pas de nuit sans étoile / Il n'est pas de mer sans voile",
    ],
  },
  {
    name: 'vie',
    signs:
      'vie nuit fête danser danse mer été ville route rêve rêves libre liberté rue ami amis pluie soleil plage maison famille triste adieu hiver étoile étoiles espoir voyage',
    scene: [
      'La nuit descend sur les maisons / Elle nous chante une chanson',
      'Il y a du monde sur la plage / Et du soleil sur les visages',
      "J'ai laissé mes peines en chemin / Je les reprendrai bien demain",
      "La pluie dessine sur la rue / Des chansons que j'avais perdues",
    ],
    turn: [
      "Personne ne sait l'avenir / La nuit est là pour nous tenir",
      "Je suis tombé, j'ai reculé / J'ai fini par me relever",
      "La route est longue et le ciel clair / J'entends déjà chanter la mer",
      'Les gens se mettent à danser / La ville oublie de se coucher',
    ],
    chorus: [
      'Viens danser, la nuit est belle / Prends ma main, ouvre tes ailes / Viens danser, ne pense à rien / La musique nous fait du bien',
      'Le ciel est grand, le vent est doux / Rien ne nous mettra à genoux / Le ciel est grand, la route est claire / On a toute la vie à faire',
    ],
    bridge: [
      'Et quand le jour va se lever / Le monde entier va respirer',
      "Celui qui chante n'a pas peur / Il a le soleil dans le cœur",
    ],
  },
];
