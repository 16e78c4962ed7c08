import type { Topic } from './topic.ts';

export const german: readonly Topic[] = [
  {
    name: 'liebe',
    signs:
      'liebe lieben liebeslied herz kuss küsse freundin freund verliebt romantisch romanze sehnsucht vermissen hochzeit',
    scene: [
      'Du kamst herein mit nassem Haar / Und alles war auf einmal klar',
      'Die Stadt war grau, der Weg war weit / Du hattest für mich alle Zeit',
      'Dein Lachen hing noch lang im Raum / Ich hielt es fest wie einen Traum',
      'Ich schrieb dir einen langen Brief / Als schon die halbe Straße schlief',
    ],
    turn: [
      'Die Jahre ziehn am Haus vorbei / Und wir sind immer noch wir zwei',
      'Ich kenne jeden Schritt von dir / Und weiß, du kommst zurück zu mir',
      'Du wärmst die Hände mir im Schnee / Und bleibst, auch wenn ich einmal geh',
      'Ich brauche keinen Ruhm der Welt / Nur dass dein Stern vom Himmel fällt',
    ],
    chorus: [
      'Bleib bei mir die ganze Nacht / Bis der neue Tag erwacht / Bleib bei mir und geh nicht fort / Du bist mein geheimer Ort',
      'Du bist alles, was mir fehlt / Alles, was am Ende zählt / Du bist Himmel, du bist Meer / Ohne dich ist alles leer',
    ],
    bridge: [
      'Und gehn auch alle Lichter aus / Bei dir bin ich zuhaus',
      'Kein Berg zu hoch, kein Weg zu weit / Wir nehmen uns ein Leben Zeit',
    ],
  },
  {
    name: 'leben',
    signs:
      'leben nacht feier feiern tanzen tanz party meer sommer stadt straße traum träume freiheit frei freunde regen sonne strand haus heimat familie traurig abschied mars sterne weltall winter weg reise hoffnung',
    scene: [
      'Die Sonne sinkt, die Stadt wird rot / Am Ufer schaukelt noch ein Boot',
      'Der Mond hängt über unserm Haus / Und einer ruft: Kommt mit hinaus',
      'Ich ließ die Sorgen hinter mir / Und tanze lieber jetzt und hier',
      'Der Regen klopft ans Fensterglas / Im Garten duftet nasses Gras',
    ],
    turn: [
      'Die Sterne stehen nah wie nie / Und jeder kennt die Melodie',
      'Ich fiel und stand doch wieder auf / So nimmt das Leben seinen Lauf',
      'Wer weiß, was morgen mit uns ist / Heut zählt nur, dass du bei mir bist',
      'Der Weg ist lang, der Mut ist groß / Ich lass die alten Ängste los',
    ],
    chorus: [
      'Komm, wir fliegen durch die Nacht / Haben nie genug gelacht / Komm, das Leben fängt erst an / Tanz, solang man tanzen kann',
      'Himmel weit und Straße frei / Ich bin endlich mit dabei / Himmel weit, ich seh das Licht / Und verlieren werd ich nicht',
    ],
    bridge: [
      'Und wenn die Sonne wiederkehrt / War jede Stunde Dunkel wert',
      'Wer singt, der ist nicht mehr allein / Ein Lied passt in jedes Herz hinein',
    ],
  },
];
