/** Ways to sing that tags and marks ask for. */
export type Manner =
  | 'breathy'
  | 'whispered'
  | 'rough'
  | 'falsetto'
  | 'belted'
  | 'deep'
  | 'high'
  | 'operatic'
  | 'trembling'
  | 'straight'
  | 'childlike'
  | 'aged'
  | 'nasal'
  | 'tuned'
  | 'telephone';

/** The words for each, in lower case. */
export const mannerWords: Readonly<Record<Manner, RegExp>> = {
  breathy:
    /breathy|airy|soft vocals?|softly sung|intimate|croon|honeyed|pure vocals|velvet|gentle vocals?|\bsoft(?:ly)?\b|\bgentle\b|气声|空灵/u,
  whispered: /whisper|hushed|murmur|\basmr\b|低语/u,
  rough:
    /rasp|gritty|gravelly|hoarse|growl|guttural|scream|shout|yell|husky|gruff|throaty|weathered|whiskey voice|rough-edged|snarl|bark(?:ed|ing)|shriek|pig squeal|unclean vocal|harsh vocal|(?:demon|monster|goblin) voice/u,
  falsetto: /falsetto|head voice|mixed voice|countertenor/u,
  belted:
    /powerful|\bbelt|soaring|anthemic|\bdiva\b|powerhouse|big (?:voice|vocal)|strong vocal|full-throated|chest voice|commanding|booming voice|impassioned|passionate|emotional|wailing|high notes?\b/u,
  deep: /\bdeep\b|bass voice|low (?:voice|vocals|register)|contralto|resonant/u,
  high: /high[- ]pitch|high (?:vocals|register)|whistle note|chipmunk/u,
  operatic: /opera|operatic|classical vocal|bel canto|coloratura|vibrato[- ]heavy/u,
  trembling: /\bvibrato\b/u,
  straight: /monotone|deadpan|detached vocal|straight tone|no vibrato/u,
  childlike: /child|kids|\bkid\b|baby voice|chipmunk/u,
  aged: /elderly|old (?:man|woman|voice)/u,
  nasal: /nasal|twangy vocal/u,
  tuned:
    /auto-?\s?tune|robot|vocoder|vocaloid|pitch[- ](?:corrected|shifted vocal)|talk ?box|synthetic vocal|(?:processed|glitch) vocal/u,
  telephone: /telephone|radio (?:filter|voice|host)|megaphone|filtered vocal|vocal (?:filter|effects|processing)/u,
};

/** The manners that words name. */
export const mannersIn = (words: string): Manner[] =>
  (Object.keys(mannerWords) as Manner[]).filter((manner) => mannerWords[manner].test(words));

/** Many voices together, or somebody beside the lead throughout. */
export const manyVoices =
  /\bchoir|choral|gospel|\bgang|crowd|chant|monks|ensemble|harmon(?:y|ies|iz)|layer(?:ed|ing)|stack(?:ed|s)|multi-?track|double[- ]track|group (?:vocals?|singing)|back(?:ing|ground) vocal|\bbgvs\b|everybody sing|audience participation|合唱/u;

/** Turns written on long vowels. */
export const ornaments =
  /melism|vocal (?:run|riff|improvisation)|riffs and runs|ornament|coloratura|kobushi|soneo|taan/u;

/** Figures thrown in between the lines by those at the sides. */
export const throwInWords =
  /\bad[- ]?libs?\b|call[- ]and[- ]response|response vocal|\b(?:aah|ooh|oohs|aahs)\b|\bscat|vocalise|vocalese|wordless|la la|na na/u;
