import type { Lexicon } from './pattern.js';

/** Arabic in Latin letters, as people type it; only words that are no English ones. The Arabic patterns are used. */
export const arabizi: Lexicon = {
  GROUP: `muslimin, mesli7in, masi7i, masi7iyin, masi7iyeh, nasara, yahoud, yahud, yehud, shi3a, shia3, shi3i, sunni, sunne, sonna, 3alawi, 3alawiyeh, 3alawiyin, alawiyin, drouz, durzi, akrad, kurdi, souri, souriyin, suriyin, suriye, filistini, falastini, falastiniye, filistiniyin, masri, masriyin, sudani, 3ira2i, 3ira2iyin, libnani, lebnani, 3arab, 3arabi, laji2in, lej2in, laj2in, lajeen, nasa7in, ajanib, niswan, neswan, 7arim, banat, nour, 2ajanib, eqbat, a2bat, luti, shouwaz, shawaz`,
  THEY: 'homme, hinne, henne, hadol, hadoul, haydol, hdol, el nes hay, amthalon, amthalhom, hal nes, hal 3alam',
  YOU: 'inta, enta, enti, inti, ento, intou, entu, ya, yalli, mtlak, metlak, wejjak, shaklak, 3aleik',
  I: 'ana, ne7na, na7na, e7na, i7na, ra7, ha7, 7a, bedde, baddi, bedna, wallah, wallahi, wlh, la2em, lezem',
  ALL: 'kol, kel, kello, kellon, kolhom, kolon, jami3, kul',
  BEAST: `7ayawan, 7ayawanat, 7ayawen, 7aywan, haywan, hayawan, bahayem, bhim, bahim, kalb, kleb, klab, kilab, chien ya kalb, kalbe, khanzir, 5anzir, khanazir, 5anazir, 2erd, 2rood, qrood, 9ird, jrad, jerdan, jurthan, jerzan, far, firan, sorsar, saraseer, sarasir, 7asharat, hasharat, 7ashara, 7asharet, af3a, afe3i, ta3aleb, diban, 7mar, 7amir, 7meer, 7emar, hmar, hmir, 7omar, zbele, zbeleh, zebele, zbaleh, zebala, wasekh, wes5in, weskhin, wasa5, wes5, 2azara, qazara, najasa, njes, anjas, wabaa2, saratan, virus, jaratheem, wo7oush, 7othala, 7ouzale`,
  VILE: `aghbiya, aghbiya2, 8abi, ghabi, ghaby, aghbya2, 5awane, khawane, khayen, 5ayen, irhabiyin, erhabi, irhabiye, mujrimin, mejremin, 7aramiye, 7aramiyeh, 7arami, kazzabin, kazeb, kazab, kizabin, mt5alfin, mit5alef, mutakhalifin, sefle, safle, 7a2ir, 7a2irin, kouffar, kuffar, kafir, mou2rif, mo2rfin, m2rfin, mu2rifin, jobana, munafi2in, ma fi sharaf, bala sharaf, bla sharaf, bala a5la2`,
  KILL: 'i2tlo, e2telo, e2telou, o2tol, o2tlo, n2atel, na2tol, ne2tol, ne2tlak, ni2tlak, ba2tlak, ha2tlak, a2tlak, na2telhom, nedba7, nidba7, ndba7, ndeba7, idba7o, edba7o, edba7ou, adba7ak, badba7ak, nedba7hon, 7ar2on, n7re2, ni7ri2, ni7re2hom, i7r2o, e7re2o, e7re2ou, nfajer, ne3dem, 3damo, shno2, nda3es, nd3as, ebadet, ibada, neb3atak, nkasser, nekser, nkaser rasak, 2atlak, 2atlkon, da3s',
  KILLED:
    'ymouto, ymoutou, ymoto, yen2atalo, yin2itlo, yenda3so, yendeb7o, yindeb7ou, yen7ar2o, yin7er2o, mot, el mot, elmawt, 2atl, 3dam, i3dam',
  HATE: 'bakrah, bakra, bekrah, akrah, akra, mnekrah, nekrah, b2araf, 2araf, be2raf, ma btiq, ma bti2, ma b7eb',
  MUST: 'lezim, lazem, lazim, lezem, yajeb, yajib, ystahlo, byestahlo, byistahlo, yestahlo, ystahal, yestahel, byesta7lo, yestahlou, ra7, yalla',
  OUT: `tordo, tordouhon, trod, etrodo, itrodo, etrodouhon, trdohom, tarde, tarhil, tar7il, yer7alo, ir7alo, er7alo, er7alou, rja3o, erja3o, irja3o, erja3o 3a bladkon, irja3o 3a bladkon, yerja3o 3a bladon, barra baladna, barra, burra, tla3o barra, 2la3o, in2al3o, en2el3o, n2el3o, nadfo, ndafo, nadafo el balad`,
  NOT: 'mesh, mish, mosh, mo, mou, mu, ma, la2, laa, bala, 3ayb, 7aram, wa2fo, bas',
  SAY: '2al, 2alo, 2aal, 2aalo, bi2oul, bi2ulu, y2olo, ye2olo, bi2olo, yalli bi2oul, katab, sama, kalam',
  WRONG:
    '3ayb, 3eib, 3aib, 7aram, 3onsriye, 3onsori, 3unsuri, 3onsoriye, ghalat, 8alat, kerha, jahl, zolm, marfoud, m2ref',
  SLUR: 'rafidi, rawafid, rafda, nasibi, nawasib, nusayri, nosayri, nosayriye, nusairi, sharmouta, sharmuta, sharmoota, sharamit, charmouta, sharmo6a, shrmota, 2a7be, 2a7ba, ka7ba, qahba, 9ahba, gahba, ka7be, manyak, manyook, manyouk, manayek, maniak, mnayek, louti, 5awal, khawal, khwal, 3abed, 3abid aswad, da3shi, dawa3esh, majous, 3ahira',
  INSULT: `kalb, kleb, 7mar, 7omar, hmar, 7amir, ghabi, 8abi, 7ayawan, hayawan, 7aywan, khara, 5ara, khra, 5ra, khanzir, 5anzir, wati, weti, wate, safel, sefel, na2es, 2alil adab, 2alil el adab, 3ars, 3arsa, ibn kalb, ebn kalb, ibn el kalb, ebn el kalb, ibn el sharmouta, ebn el sharmouta, ibn el a7ba, ibn el 2a7be, ibn 7aram, ibn el 7aram, ebn el 7aram, ebn el wes5a, bent el kalb, kos omak, kos emmak, kos ommak, kess emmak, kiss imak, kos okhtak, kess ekhtak, kos o5tak, kosomak, kosomk, ksmk, ayre, ayri fik, ayre fik, airi fik, tfeh, tfou, tfoo, telhas tize, tizi, tize, n3al abouk, yl3an abouk, yel3an abouk, yil3an abuk, yl3an emak, yl3an shaklak, yel3an, 5ras, ekhras, ikhras, sed boozak, sed niye3ak, majnoun, ahbal, ahbel, mu5tal, zbele, zbele, mounafe2, munafi2, jaban, kazzab, 7a2ir, khayen, 5ayen, boo2, mtabbel`,
  WISH: 'allah, alla, yarab, ya rab, ya rabb, inshallah, inshalla, nshallah, nchallah, enshalla, incha2allah',
  DIE: 'yakhdak, ye5dak, yekhdak, ya5dak, yakhdon, ye5don, ye5dhom, y5dhom, yakhodhom, ya5odhom, yakhodkon, ye7re2ak, ye7re2on, y7re2on, yi7ri2hon, y7r2hom, y7r2ak, yhlkon, yhlek, tmout, tmoot, temout, ymout, ymouto, mot, jahannam, jhanam, 2abrak, te2bor, yefne, yefnihon, y3mik, y3mi 2albak',
  HERO: 'teslam eid, teslam id, teslam 2id, teslam el eyadi, teslam el ayade, teslam, bravo, batal, abtal, 3afye, ya3tikon el 3afye, ykather, kafo, kafou, bestahlo, byestahlo, byistahlo, ystahlo, mabrouk, 3o2bal el ba2ye, 3a2bel',
  JOIN: 'ndammo, endammo, indammo, endamo, elt7e2o, elta72o, ilta7i2o, ta3o, ta3alo, tetawa3o',
  FIGHT:
    'jihad, jhad, mujahidin, moujahidin, katiba, katibe, kata2eb, liwa2, saraya, sleh, sla7, silah, jabha, jabhe, fasil, khilafa, 5ilafa',
  KNOW: 'mna3ref, bna3ref, na3ref, ba3ref, ne3ref, 3refna, 3rft, 3raft, 3arfin, 3arfeen, jayinak, jeyinak, jeyin, jayin, jayinlak, mnoslak, nle2ik, mnle2ik, n3rf',
  HOME: 'wein sekn, wein seken, weyn sakin, wen saken, wen sakin, wein bitak, wein baytak, baytak, beitak, beytak, ahlak, wledak, wlaadak, emmak, dorak, dawrak, dorkon, 7sebak, 7esabak, 3a baytak, 3enwanak, 3inwanak, fein saken, feen saken',
  CONTACT:
    'watsap, wattsap, whatsap, wats, tele, telgram, tawaslo, ltawasol, lal tawasol, lal tawasoul, tawasalo ma3na, ettesel, ettaslo, itaslo, ittaslo, rabet, link bl bio, 5as, 3al 5as, zouro, zooro, zouru, 2anati, qanati, eshtrko, ishtarko, follow back',
  OFFER: `5osoumat, khosoumat, 5asem, khasem, khasm, 3orod, 3ouroud, 3rod, as3ar, as3arna, bas3ar, toseel majani, tawsil majani, tousil majjani, wazife, wazifeh, wazifa, waza2ef, sho8l mn el bet, shoghl men el beit, shoghel men el bet, rebe7, rbe7, riba7, arba7, estesmar, istithmar, tadawol, forex, bitcoin, 2ard, 2rood, 2uroud, tamwil, sheikh rou7ani, shei5 ro7ani, sheikh ro7ani, shaykh rohani, rou7ani, ro7ani, jalb el 7abib, jaleb el 7abib, fakk el se7er, fak se7er, lal bei3, lal be3, lel bee3, li lbay3, mante jat, na2l 3afsh, tandif, siyane, mtabi3in, motabe3in, zyedet followers`,
  MOURN:
    'allah yer7amo, allah yer7amon, allah yer7ama, allah yer7amhom, allah yr7amo, allah yr7mo, alla yr7amo, allah yarhamo, allah yerhamo, allah yarhamhom, yer7amo, inna lillah, 7asbiya allah, 7asbi allah, 7asbouna allah, 3azzam allah, ta3azina, allah ysabberon, shohada, ya 7aram',
};
