"""The words with which hosts say that something isn't there any more, or that one has to sign in to see it.

Collected from what well-known sites and programs say (WordPress, Discourse, Mastodon, vBulletin, XenForo, phpBB, file
hosts, picture hosts, social networks) in the languages that most of the web is written in. They are compared without
case and accents, as parts of a sentence, where a page says little else: in its title, in a heading, or as all its text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_ABSENT = """
en: not found; page can't be found; could not be found; couldn't be found; cannot be found; can't find that page;
en: no longer available; no longer exists; isn't available; is not available; not available anymore; is unavailable;
en: content unavailable; content not available; has been removed; was removed; been taken down; was taken down;
en: has been deleted; was deleted; been disabled; doesn't exist; does not exist; no such file; no such page;
en: file not found; invalid or deleted file; account suspended; account has been suspended; user not found;
en: nothing found; nothing here; this page is gone; this post is unavailable; post not found; video unavailable;
en: been removed for violation; due to a copyright claim; removed by the user; removed by a moderator; link expired
fr: introuvable; n'existe pas; n'existe plus; n'est plus disponible; n'est pas disponible; plus disponible;
fr: indisponible; a ete supprime; a ete supprimee; ont ete supprimes; a ete retire; a ete retiree; page non trouvee;
fr: fichier supprime; compte suspendu; compte a ete suspendu; rien trouve; aucun resultat; lien expire
de: nicht gefunden; nicht verfugbar; nicht mehr verfugbar; existiert nicht; existiert nicht mehr; wurde geloscht;
de: wurde entfernt; wurde gesperrt; nicht mehr vorhanden; nicht vorhanden; konto gesperrt; nichts gefunden
es: no encontrado; no encontrada; no se encuentra; no se encontro; no se ha encontrado; no existe; ya no existe;
es: no esta disponible; ya no esta disponible; ha sido eliminado; ha sido eliminada; fue eliminado; fue eliminada;
es: ha sido borrado; ha sido retirado; cuenta suspendida; contenido no disponible
it: non trovato; non trovata; non esiste; non esiste piu; non e disponibile; non e piu disponibile; non disponibile;
it: e stato rimosso; e stata rimossa; e stato eliminato; e stata eliminata; account sospeso
pt: nao encontrado; nao encontrada; nao existe; nao existe mais; ja nao existe; nao esta disponivel; indisponivel;
pt: nao esta mais disponivel; foi removido; foi removida; foi excluido; foi excluida; foi eliminado; conta suspensa
nl: niet gevonden; bestaat niet; bestaat niet meer; niet beschikbaar; niet langer beschikbaar; is verwijderd;
nl: werd verwijderd; account geschorst
pl: nie znaleziono; nie istnieje; nie odnaleziono; zostal usuniety; zostala usunieta; zostalo usuniete; niedostepny;
pl: niedostepna; niedostepne; nie jest juz dostepna; konto zawieszone
ru: не найден; не найдена; не найдено; не существует; был удален; была удалена; было удалено; удален; удалена;
ru: удалено; недоступен; недоступна; недоступно; больше не доступ; заблокирован; ничего не найдено
uk: не знаидено; не існує; було видалено; видалено; недоступна; недоступнии; сторінку не знаидено
cs: nenalezen; nenalezena; neexistuje; byl odstranen; byla odstranena; byl smazan; neni k dispozici; nedostupny
sv: hittades inte; finns inte; har tagits bort; togs bort; inte tillganglig; inte langre tillganglig
da: ikke fundet; blev ikke fundet; findes ikke; er blevet fjernet; er fjernet; ikke tilgængelig; er slettet
no: ikke funnet; finnes ikke; er fjernet; er slettet; ikke tilgjengelig; ikke lenger tilgjengelig
fi: ei loydy; ei loytynyt; ei ole olemassa; on poistettu; ei ole saatavilla; ei ole enaa saatavilla
hu: nem talalhato; nem letezik; torolve; eltavolitottak; nem elerheto; toroltek
ro: nu a fost gasit; nu a fost gasita; nu exista; nu mai exista; a fost sters; a fost stearsa; a fost eliminat;
ro: indisponibil; nu este disponibil
el: δεν βρεθηκε; δεν υπαρχει; εχει αφαιρεθει; διαγραφηκε; δεν ειναι διαθεσιμ; μη διαθεσιμ
tr: bulunamadi; mevcut degil; kaldirildi; kaldirilmistir; silindi; silinmis; artik mevcut degil; kullanilamiyor
ar: غير موجود; غير موجودة; لم يتم العثور; تم حذف; تمت ازالة; تمت إزالة; غير متاح; غير متاحة; غير متوفر; لا توجد
he: לא נמצא; לא נמצאה; אינו קיים; לא קיים; הוסר; הוסרה; נמחק; נמחקה; אינו זמין; לא זמין
fa: یافت نشد; پیدا نشد; وجود ندارد; حذف شده; در دسترس نیست
hi: नहीं मिला; नहीं मिली; उपलब्ध नहीं; हटा दिया; हटा दी; मौजूद नहीं
id: tidak ditemukan; tidak tersedia; sudah tidak tersedia; telah dihapus; sudah dihapus; tidak ada lagi
vi: khong tim thay; khong ton tai; da bi xoa; khong kha dung; khong co san; đa bi xoa; đa bi go
th: ไม่พบ; ไม่มีอยู่; ถูกลบ; ไม่สามารถใช้งานได้; ไม่พร้อมใช้งาน
ja: 見つかりません; 見つかりませんでした; 存在しません; 存在しない; 削除されました; 削除されています; 削除済み
ja: 利用できません; 表示できません
ja: ご覧いただけません; 公開されていません; 公開を終了; 非公開
zh: 找不到; 未找到; 不存在; 已被删除; 已删除; 已被刪除; 已刪除; 被删除; 被刪除; 已移除; 已被移除; 不可用; 无法访问
zh: 無法存取; 已下架; 已失效
zh: 無法找到; 无法找到; 内容已; 已过期; 已過期; 没有找到; 沒有找到
ko: 찾을 수 없; 존재하지 않; 삭제되었; 삭제된; 삭제됨; 제거되었; 사용할 수 없; 이용할 수 없; 없는 페이지; 비공개
"""

_LOGIN = """
en: sign in to see; sign in to view; sign in to continue; log in to see; log in to view; log in to continue;
en: login to view; login to continue; you must be logged in; you need to be logged in; please log in; please sign in;
en: login required; sign up to see; join to view; members only; private account; this account is private
fr: connectez-vous pour; vous devez etre connecte; vous devez vous connecter; veuillez vous connecter;
fr: reserve aux membres; connexion requise; compte prive; ce compte est prive; inscrivez-vous pour
de: melde dich an; melden sie sich an; anmelden um; bitte einloggen; du musst angemeldet sein; nur fur mitglieder
es: inicia sesion para; inicie sesion para; debes iniciar sesion; solo para miembros; registrate para
it: accedi per; devi effettuare l'accesso; devi accedere; solo per i membri; registrati per
pt: faca login para; inicie sessao; entre para ver; voce precisa estar logado; apenas para membros
nl: log in om; u moet ingelogd zijn; je moet ingelogd zijn; alleen voor leden
pl: zaloguj sie; musisz byc zalogowany; musisz sie zalogowac; tylko dla czlonkow
ru: войдите чтобы; воидите; необходимо воити; требуется авторизация; авторизуитесь; только для зарегистрированных
tr: giris yapmalisiniz; gormek icin giris; goruntulemek icin giris; oturum acin
ar: تسجيل الدخول لمشاهدة; يجب تسجيل الدخول; سجل الدخول
ja: ログインしてください; ログインが必要; 閲覧するにはログイン; 会員限定
zh: 请登录; 請登入; 登录后查看; 登錄後查看; 登入後; 需要登录; 仅限会员
ko: 로그인이 필요; 로그인 후; 로그인해 주세요; 로그인하세요; 회원 전용
"""

_ABROAD = """
en: not available in your country; not available in your region; unavailable in your country; in your location;
en: not available in your area; geo-restricted; geographic restriction; blocked in your country
fr: dans votre pays; dans votre region; dans votre zone geographique
de: in deinem land; in ihrem land; in ihrer region
es: en tu pais; en su pais; en tu region
it: nel tuo paese; nella tua area geografica
pt: no seu pais; na sua regiao
nl: in jouw land; in uw land
pl: w twoim kraju
ru: в вашеи стране; в вашем регионе
ja: お住まいの国; お住まいの地域
zh: 您所在的国家; 您所在的地区; 您所在的國家; 你所在的地区
ko: 해당 국가; 거주 국가
"""


# Letters that are no other letter with an accent, and the apostrophe that typographers use.
_LETTERS = str.maketrans({"\u0131": "i", "ł": "l", "đ": "d", "ø": "o", "\u2019": "'"})


def says_absent(text: str) -> bool:
    """Return whether ``text`` says that what was there isn't any more."""
    return _says(_ABSENT, text)


def says_login(text: str) -> bool:
    """Return whether ``text`` says that one has to sign in."""
    return _says(_LOGIN, text)


def says_abroad(text: str) -> bool:
    """Return whether ``text`` says that it is withheld in this part of the world."""
    return _says(_ABROAD, text)


def plain(text: str) -> str:
    """Return ``text`` without case, accents, typographic apostrophes and runs of blanks, as the lists are compared."""
    bare = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return " ".join("".join(letter for letter in bare if not unicodedata.combining(letter)).split())


def _says(phrases: str, text: str) -> bool:
    return bool(_pattern(phrases).search(plain(text)))


@cache
def _pattern(phrases: str) -> re.Pattern[str]:
    """Return a pattern for any phrase; those in letters of an alphabet begin where a word does."""
    found = [plain(phrase) for line in phrases.split("\n") for phrase in line.partition(":")[2].split(";")]
    return re.compile(
        "|".join(rf"(?<!\w){re.escape(one)}" if one.isascii() else re.escape(one) for one in found if one)
    )
