import type { Topic } from './topic.ts';

export const spanish: readonly Topic[] = [
  {
    name: 'amor',
    signs: 'amor amar beso besos corazón novia novio quiero querer te amo romance romántica romántico pasión',
    scene: [
      'Llegaste con la lluvia gris / Dijiste que eras tan feliz',
      'Tu risa entró por el balcón / Se hizo dueña del salón',
      'La luna vino a preguntar / Si yo me quiero enamorar',
      'Guardé tu nombre en un papel / Sabor de luna, sal y miel',
    ],
    turn: [
      'Los años pasan sin hablar / Y yo te vuelvo a enamorar',
      'Conozco el modo en que te vas / Y sé que siempre volverás',
      'Tu mano busca mi calor / La casa entera huele a flor',
      'No tengo nada que ofrecer / Tan solo verte amanecer',
    ],
    chorus: [
      'Quédate conmigo hoy / Llévame donde yo voy / Quédate, mi corazón / Canta toda mi canción',
      'Eres tú mi amanecer / Todo lo que quiero ser / Eres tú mi despertar / Eres cielo, tierra y mar',
    ],
    bridge: [
      'Y si se apaga la ciudad / Serás mi única verdad',
      'No hay camino sin tu voz / No hay distancia entre los dos',
    ],
  },
  {
    name: 'vida',
    signs:
      'vida noche fiesta bailar mar verano ciudad camino sueño libre calle amigo lluvia sol playa casa familia triste adiós',
    scene: [
      'La noche empieza a caminar / La calle quiere despertar',
      'Hay una luz en el balcón / Y un ritmo suave en el salón',
      'Dejé la pena en un rincón / Me fui cantando esta canción',
      'El mar se lleva la verdad / La trae de nuevo a la ciudad',
    ],
    turn: [
      'No sé si mañana vendrá / La noche es nuestra y aquí está',
      'Abrí la puerta, vi salir / Un sol con ganas de vivir',
      'Perdí la ruta, no el valor / Aprendo a andar con el dolor',
      'La gente vuelve a respirar / La plaza empieza a cantar',
    ],
    chorus: [
      'Vamos juntos a volar / Que la noche va a empezar / Vamos, deja de pensar / Que la vida es para bailar',
      'Cielo abierto, viento y sal / Nada puede salir mal / Cielo abierto, ven aquí / Que esta noche es para ti',
    ],
    bridge: [
      'Y cuando salga el sol al fin / Habrá una flor en el jardín',
      'Quien baila nunca va a caer / Quien canta vuelve a nacer',
    ],
  },
];
