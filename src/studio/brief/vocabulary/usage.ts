/** What the music is for. */
export const usage = `
energy 0.7: dancefloor
energy 0.4, valence 0.4: road song, road trip
valence 0.6: wedding song, graduation
energy 0.3, valence 0.5: advertisement, commercial music
energy 0.4, valence 0.8: birthday
energy 0.9, valence -0.4: boss fight
valence 0.5: cooking
valence 0.4: corporate, travel
valence 0.2: credits
energy -0.2: documentary
energy -0.4: elevator music, hotel lobby, muzak
energy 0.8: esports, sports
energy -0.5: focus, study
energy 0.3: game
valence 0.7: kindergarten
energy -0.1: main menu
energy -0.8: meditation music, spa music
energy 0.4: news
energy 0.2: podcast intro
valence 0.3: presentation
energy -0.3: restaurant
energy 0.5: runway
energy 0.2, valence 0.5: vlog
energy 0.9: workout music
energy -0.2: background
`;
