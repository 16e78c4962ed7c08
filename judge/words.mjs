/** What is sung in short songs: a verse and half a chorus. */
export const words = `[Verse]
Paper planes above the street
Coffee in the kitchen light
Rivers run beneath the floor
[Chorus]
Follow me into the dark
Silver rain on silent ground`;
