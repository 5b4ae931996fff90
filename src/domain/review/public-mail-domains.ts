// Where everybody can have an address, or every customer of a network has one: sharing such a domain says nothing.
// A list of our own: the npm package free-email-domains (1.12.6) has 14,000 domains, most of them for addresses to throw
// away, and lacks some of the American networks that teachers write from.

const providers = `
  gmail.com googlemail.com msn.com passport.com windowslive.com ymail.com rocketmail.com myyahoo.com aol.com aim.com
  icloud.com me.com mac.com privaterelay.appleid.com
  proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tutamail.com tuta.com tuta.io keemail.me
  fastmail.com fastmail.fm hey.com hushmail.com hush.com zoho.com zohomail.com zoho.eu duck.com mozmail.com skiff.com
  mailfence.com posteo.de posteo.net mailbox.org runbox.com startmail.com disroot.org riseup.net
  mail.com email.com usa.com post.com consultant.com engineer.com techie.com teachers.org inbox.com
  lycos.com excite.com juno.com netzero.net netzero.com netscape.net netscape.com compuserve.com prodigy.net care2.com
  web.de freenet.de arcor.de laposte.net caramail.com virgilio.it libero.it abv.bg mail.bg seznam.cz email.cz centrum.cz
  wp.pl o2.pl onet.pl interia.pl op.pl tlen.pl sapo.pt walla.com walla.co.il
  mail.ru bk.ru inbox.ru list.ru internet.ru yandex.ru yandex.com ya.ru rambler.ru ukr.net i.ua
  rediffmail.com naver.com hanmail.net daum.net nate.com qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn
  sohu.com aliyun.com 139.com uol.com.br bol.com.br terra.com.br ig.com.br globo.com globomail.com
  aol.de aol.fr aol.co.uk vip.qq.com 188.com 189.cn 21cn.com tom.com wo.cn kakao.com hanafos.com zoho.in zohomail.in
  yandex.by yandex.kz yandex.com.tr meta.ua bigmir.net inbox.lv mail.ee hot.ee mail.dk jubii.dk luukku.com spray.se
  citromail.hu freemail.hu indamail.hu azet.sk zoznam.sk centrum.sk post.cz volny.cz mynet.com indiatimes.com
`;

const networks = `
  comcast.net xfinity.com verizon.net att.net sbcglobal.net bellsouth.net ameritech.net pacbell.net swbell.net snet.net
  nvbell.net flash.net cox.net charter.net spectrum.net roadrunner.com rr.com twc.com adelphia.net earthlink.net
  mindspring.com peoplepc.com optonline.net optimum.net suddenlink.net centurylink.net centurytel.net embarqmail.com
  qwest.net q.com frontier.com frontiernet.net windstream.net mediacombb.net cableone.net sparklight.net wowway.com
  rcn.com tds.net hughes.net hawaiiantel.net gci.net alaska.net consolidated.net ptd.net epix.net atlanticbb.net
  metrocast.net rogers.com shaw.ca telus.net sympatico.ca videotron.ca bell.net
  btinternet.com sky.com virginmedia.com ntlworld.com talktalk.net blueyonder.co.uk eircom.net orange.fr wanadoo.fr
  free.fr sfr.fr neuf.fr t-online.de bluewin.ch hispeed.ch telefonica.net tiscali.it tiscali.co.uk alice.it tin.it
  ziggo.nl kpnmail.nl planet.nl hetnet.nl home.nl telenet.be skynet.be telia.com online.no
  bigpond.com optusnet.com.au iinet.net.au xtra.co.nz docomo.ne.jp ezweb.ne.jp softbank.ne.jp nifty.com prodigy.net.mx
  au.com biglobe.ne.jp ocn.ne.jp so-net.ne.jp hinet.net seed.net.tw pchome.com.tw singnet.com.sg starhub.net.sg
  pacific.net.sg sify.com vsnl.com telkomsa.net mweb.co.za vodamail.co.za webmail.co.za 012.net.il netvision.net.il
  proximus.be casema.nl chello.nl upcmail.nl sunrise.ch chello.at aon.at a1.net comhem.se tele2.se getmail.no
  kolumbus.fi otenet.gr ttmail.com superonline.com
`;

const domains = new Set(`${providers} ${networks}`.trim().split(/\s+/));

/** `yahoo.com`, `yahoo.ca`, `yahoo.co.uk`, `yahoo.com.mx`: in every country the same. */
const inEveryCountry = /^(?:yahoo|hotmail|live|outlook|gmx)\.(?:com|net|us|(?:com?\.)?[a-z]{2})$/;

/** `tampabay.rr.com`: one for each region of a network. */
const regional = /\.rr\.com$/;

/** Whether a domain, lower case, is one where people have addresses that have nothing to do with each other. */
export const isPublicMailDomain = (domain: string): boolean =>
  domains.has(domain) || inEveryCountry.test(domain) || regional.test(domain);
