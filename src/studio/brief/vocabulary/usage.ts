/** What the music is for. */
export const usage = `
dancefloor: energy 0.7
road song: energy 0.4, valence 0.4
wedding song: valence 0.6
advertisement: energy 0.3, valence 0.5
birthday: energy 0.4, valence 0.8
boss fight: energy 0.9, valence -0.4
commercial music: energy 0.3, valence 0.5
cooking: valence 0.5
corporate: valence 0.4
credits: valence 0.2
documentary: energy -0.2
elevator music: energy -0.4
esports: energy 0.8
focus: energy -0.5
game: energy 0.3
graduation: valence 0.6
hotel lobby: energy -0.4
kindergarten: valence 0.7
main menu: energy -0.1
meditation music: energy -0.8
muzak: energy -0.4
news: energy 0.4
podcast intro: energy 0.2
presentation: valence 0.3
restaurant: energy -0.3
road trip: energy 0.4, valence 0.4
runway: energy 0.5
spa music: energy -0.8
sports: energy 0.8
study: energy -0.5
travel: valence 0.4
vlog: energy 0.2, valence 0.5
workout music: energy 0.9
`;
