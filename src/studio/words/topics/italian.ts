import type { Topic } from './topic.ts';

export const italian: readonly Topic[] = [
  {
    name: 'amore',
    signs:
      'amore amare bacio baci cuore fidanzata fidanzato innamorato innamorata romantico romantica passione matrimonio',
    scene: [
      'Sei arrivata un bel mattino / Col sole addosso, a me vicino',
      'Il tuo sorriso sul balcone / È diventato una canzone',
      'La luna è scesa a domandare / Se mi volevo innamorare',
      "Ho scritto il nome tuo sul mare / E l'onda non lo sa scordare",
    ],
    turn: [
      'Passano gli anni più leggeri / E tu mi ami come ieri',
      'Conosco il suono dei tuoi passi / Tra mille voci e mille sassi',
      "La mano tua nella mia mano / E il mondo gira un po' più piano",
      'Non ho tesori da donare / Ma solo tempo per amare',
    ],
    chorus: [
      'Resta qui vicino a me / Ogni nota è qui per te / Resta qui fino al mattino / Sei la stella e il mio destino',
      'Sei la luce che verrà / Sei la mia felicità / Sei il vento, sei il mare / Sei la voglia di cantare',
    ],
    bridge: [
      'E se si spegne la città / Il tuo sorriso brillerà',
      "Non c'è distanza tra di noi / Dovunque vai, dovunque vuoi",
    ],
  },
  {
    name: 'vita',
    signs:
      'vita notte festa ballare balla mare estate città strada sogno sogni libero libera libertà amico amici pioggia sole spiaggia casa famiglia triste addio inverno stelle viaggio speranza',
    scene: [
      'La notte accende la città / Chissà domani che sarà',
      "C'è tanta gente in riva al mare / E nessuno vuol tornare",
      'Ho chiuso i guai dentro un cassetto / E canto piano sotto il tetto',
      'La pioggia suona sopra i vetri / E conta i passi e conta i metri',
    ],
    turn: [
      'Non so domani che farò / Ma questa notte ballerò',
      'Sono caduto nel cammino / Ora il cielo è più vicino',
      'La strada è lunga, il cielo è chiaro / Niente più mi sembra amaro',
      'La gente torna a respirare / La piazza vuole anche ballare',
    ],
    chorus: [
      'Vieni a vivere con me / Questa notte è tua, perché / Vieni, lasciati portare / Che la vita è da ballare',
      'Cielo aperto su di noi / Prendi tutto ciò che vuoi / Cielo aperto, vento e sale / Niente può finire male',
    ],
    bridge: [
      'E quando il sole tornerà / Un fiore in strada nascerà',
      'Chi canta non è solo mai / Chi balla scorda tutti i guai',
    ],
  },
];
