/** Words of other languages, each with the English one that means the same here. */
export const languages = `
arabic: أغنية, خليجي, راي, طرب, عربي, نشيد
guitar: akustikgitarre, gitarre, guitare, guitare acoustique, アコギ, アコースティックギター, エレキギター, ギター, 기타, 통기타
guitar: акустическая гитара, гитара
pop: deutscher pop, deutschpop, música pop, pop en español, pop française, pop urbaine, cantautore, canzone italiana
pop: musica italiana, pop italiano, поп, поп-музыка, эстрада, 华语流行, 国语流行, 流行, 流行音乐, 流行风格
rap: deutscher rap, deutschrap, drill française, rap français, rap nacional, trap brasileiro, русский рэп, рэп
rap: хип-хоп
female vocal: frauenstimme, sängerin, weibliche stimme, cantante femenina, mujer, voz de mujer, voz femenina
female vocal: chanteuse, femme, voix féminine, महिला स्वर, voce femminile, 女声ボーカル, 女性の声, 女性ボーカル, 여성, 여성 보컬, 여자 보컬
female vocal: cantora, vocal feminino, voz feminina, женский вокал, женский голос, 女声, 女声独唱, 女歌手, 女生
happy: fröhlich, heiter, lustig, alegre, divertida, feliz, festivo, fiesta, entraînant, gai, joyeuse, joyeux, 元気
happy: 明るい, 楽しい, 爽やか, 밝은, 신나는, 행복한, animada, animado, dançante, веселая, весёлая, задорная, радостная, 喜庆, 开心, 快乐
happy: 欢快, 轻快
slow: langsam, ruhig, lenta, ritmo lento, ゆっくり, スロー, スローテンポ, devagar, медленная, медленный темп, 慢板, 慢节奏, 慢速
sad: melancholisch, traurig, desamor, melancólica, melancólico, nostálgico, triste, mélancolique, उदास, दुखी
sad: malinconica, 切ない, 哀しい, 哀愁, 悲しい, 슬픈, 애절한, 이별, sofrência, грустная, меланхолия, печальная, 伤感, 哀伤, 失恋, 忧伤, 忧郁, 悲伤
industrial: mittelalter-rock
male vocal: männerstimme, männliche stimme, sänger, cantante masculino, hombre, voz de hombre, voz masculina
male vocal: chanteur, homme, voix masculine, पुरुष स्वर, voce maschile, 男性の声, 男性ボーカル, 남성, 남성 보컬, 남자 보컬, cantor
male vocal: vocal masculino, мужской вокал, мужской голос, 男声, 男声独唱, 男歌手, 男生
fast: schnell, ritmo rápido, rápida, rápido, アップテンポ, ハイテンポ, 速い, acelerado, быстрая, быстрый темп, 快节奏, 快速
accordion: acordeón, acordeon, acordeão, sanfona, балалайка, баян, гармонь
christian: adoración, alabanza, música cristiana, worship en español
romantic: amor, romántica, romántico, douce, doux, romantique, प्यार, रोमांटिक, amore, romantica, amizade, romântica
romantic: romântico, лирическая, про любовь, романтичная, 浪漫, 爱情, 甜蜜
folk: andina, folclore, huayno, música folclórica, アコースティック, フォーク, бардовская песня, народная, русская народная
folk: фолк, частушки, 城市民谣, 校园民谣, 民谣
energetic: bailable, enérgico, intenso, movida, 动感, 活力, 激情, энергичная
bass: bajo, bajo profundo
ballad: balada pop, バラード, ピアノバラード, 감성 발라드, 발라드, баллада, романс, bolero việt, nhạc buồn, nhạc trẻ, nhạc trữ tình, 情歌
ballad: 慢歌, 抒情, 抒情歌
regional mexican: banda sinaloense, corrido tumbado, corridos, música norteña, norteña, regional mexicano
children: canción de cuna, canción infantil, infantil, 子守唄, 童謡, детская песня, колыбельная, 儿歌, 童谣
flamenco: copla
electronic: electrónica, música electrónica, エレクトロ, テクノ, ハウス, дискотека 90-х, техно, электронная, 流行电子, 电子, 电子音乐, 电音
electronic: 舞曲
acoustic guitar: guitarra, guitarra acústica, guitarra española, viola caipira, violão, 吉他, 木吉他
reggaeton: reguetón
calm: relajante, suave, tranquilo, ゆったり, 優しい, 癒し, 穏やか, 감성적인, 따뜻한, 잔잔한, спокойная, тихая
rock: rock en español, ロック, 邦ロック, 록, 밴드, rock brasileiro, rock nacional, панк-рок, рок, русский рок, 摇滚, 摇滚乐, 朋克
instrumental music: sin letra, sin voz, instrumentale, sans voix, インスト, インストゥルメンタル, 歌なし, 경음악, 연주곡, sem voz, 伴奏, 器乐
instrumental music: 无人声, 纯音乐, инструментальная
trumpet: trompeta, trompetas
violin: violines, violín, скрипка
epic: épica, épico, 壮大, 疾走感, 史诗, 大气, 激昂, 热血, 燃, 磅礴
chanson: chanson française, variété, variété française, блатная песня, русский шансон, шансон
zouk: kompa
piano: piano doux, ピアノ, 피아노, 钢琴, пианино, фортепиано
bollywood: ग़ज़ल, बॉलीवुड, भजन, भांगड़ा, हिंदी गाना
opera: opera lirica, tarantella
j-pop: j-ポップ, jポップ, ジェイポップ, ポップス, 邦楽
cool: かっこいい, クール
idol: アイドル
anime: アニソン, アニメ, アニメソング
emotional: エモい, 感動, 泣ける, emocionante, emotivo, esperança
city pop: シティポップ
jazz: ジャズ, 爵士, 爵士乐, джаз
strings: ストリングス, バイオリン, 大提琴, 小提琴, 弦乐
hip hop: ヒップホップ, ラップ, 랩, 힙합, 嘻哈, 说唱, 饶舌
vocaloid: ボカロ, ボーカロイド
bossa nova: ボサノバ
metal: メタル, метал, тяжёлый металл, 重金属, 金属
lofi: ローファイ, 低保真, 轻音乐, лоу-фай
japanese traditional: 三味線, 和太鼓, 和楽器, 和風, 尺八, 琴
enka: 昭和歌謡, 歌謡曲, 演歌
k-pop: 댄스, 아이돌, 케이팝
r&b: 알앤비, 灵魂乐, 节奏布鲁斯
indie: 어쿠스틱, 인디
trot: 트로트
disco: disco polo, poezja śpiewana, polski rap
gospel: adoração gospel, gospel brasileiro, louvor, worship em português
forró: arrocha, forrobodó
baile funk: batidão
sertanejo: moda de viola, modão, sertanejo raiz, sertanejo universitário
mpb: música popular brasileira
fado: música portuguesa
samba: samba-enredo
choir: хор
country: ลูกทุ่ง, หมอลำ, เพลงรัก, 乡村, 乡村音乐, кантри
turkish: anadolu rock, arabesk, halk müziği, türkçe pop, türkü
gufeng: 中国风, 二胡, 仙侠, 古典, 古筝, 古风, 国风, 戏曲, 戏腔, 武侠, 民乐, 琵琶, 笛子
mid-tempo: 中等节奏, 中速
classical: 交响, 交响乐, 古典音乐, 管弦乐
mandopop: 华语, 华语情歌, 国语歌, 粤语
synth: 合成器
suona: 唢呐
nostalgic: 回忆, 怀旧, 思念
healing: 宁静, 平静, 放松, 治愈, 温暖, 温柔, 舒缓
blues: 布鲁斯, 蓝调, блюз
dark: 悬疑, 暗黑, 神秘, 黑暗, темная, тёмная
flute: 竹笛, 笛, 箫, флейта
reggae: 雷鬼
waltz time: вальс
cello: виолончель
saxophone: саксофон
dance: танцевальная
ambient: эмбиент
`;
