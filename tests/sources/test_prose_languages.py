"""Amounts in prose of other languages: value and currency, and nothing else is claimed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tbcalc.sources.prose import read_article

DAY = (2024, 6, 1)
BILLION = Decimal(10) ** 9

AMOUNTS = {
    "de": [
        ("Die Ausfuhren stiegen 2023 um 3,5 Prozent auf 1,59 Billionen Euro.", "1590", "EUR"),
        ("Der Überschuss im Handel betrug 209,6 Mrd. Euro.", "209.6", "EUR"),
        ("Im Mai wurden Waren für 131,6 Milliarden Euro exportiert.", "131.6", "EUR"),
        ("Die Importe aus China sanken auf 12.345 Mio. Euro.", "12.345", "EUR"),
        ("Das Defizit von 58,4 Milliarden Dollar war das größte seit 2012.", "58.4", "USD"),
    ],
    "fr": [
        ("Les exportations ont atteint 594,5 milliards d'euros en 2022.", "594.5", "EUR"),
        ("Le déficit s'est creusé à 163,6 milliards d’euros.", "163.6", "EUR"),
        ("Les importations ont reculé de 3,2 % à 54,1 milliards d'euros.", "54.1", "EUR"),
        ("La Chine a acheté pour 25 millions de dollars de vin.", "0.025", "USD"),
        ("Le chiffre est de 1 556,0 milliards de dollars.", "1556", "USD"),
    ],
    "es": [
        ("Las exportaciones sumaron 389.208 millones de euros en 2022.", "389.208", "EUR"),
        ("El déficit fue de 71.091 millones de euros.", "71.091", "EUR"),
        ("Se exportaron 593 mil millones de dólares en el año.", "593", "USD"),
        ("Las compras cayeron hasta 1,2 billones de pesos colombianos.", "1200", "COP"),
        ("China compró cobre por 2.500 millones de dólares.", "2.5", "USD"),
    ],
    "it": [
        ("Le esportazioni hanno raggiunto 624,7 miliardi di euro nel 2022.", "624.7", "EUR"),
        ("Il disavanzo è stato di 31 miliardi di euro.", "31", "EUR"),
        ("Il saldo della bilancia è salito a 34,5 mld di euro.", "34.5", "EUR"),
        ("Le importazioni dalla Cina valgono 57,5 miliardi di euro.", "57.5", "EUR"),
        ("La spesa è stata di 1,2 milioni di dollari.", "0.0012", "USD"),
    ],
    "pt": [
        ("As exportações brasileiras somaram US$ 339,7 bilhões em 2023.", "339.7", "USD"),
        ("O superávit foi de 98,8 mil milhões de dólares.", "98.8", "USD"),
        ("Foram exportados bens no valor de 78,3 mil milhões de euros.", "78.3", "EUR"),
        ("As importações caíram para US$ 240,8 bilhões.", "240.8", "USD"),
        ("A China comprou R$ 1,5 trilhão em soja.", "1500", "BRL"),
    ],
    "ja": [
        ("2023年の日本の輸出額は100兆8866億円だった。", "100886.6", "JPY"),
        ("貿易赤字は9兆2914億円に縮小した。", "9291.4", "JPY"),
        ("対米輸出は20兆2602億円となった。", "20260.2", "JPY"),
        ("中国からの輸入は24億5000万ドルだった。", "2.45", "USD"),
        ("8月の貿易収支は9305億円の赤字。", "930.5", "JPY"),
    ],
    "ko": [
        ("지난달 수출액은 574억6000만 달러로 집계됐다.", "57.46", "USD"),
        ("무역수지는 41억3000만 달러 흑자를 기록했다.", "4.13", "USD"),
        ("수입은 533억2천만 달러였다.", "53.32", "USD"),
        ("한국의 대중 수출은 1조 2000억원에 달했다.", "1200", "KRW"),
        ("교역 규모가 2조3500억 위안을 넘었다.", "2350", "CNY"),
    ],
    "ru": [
        ("Экспорт составил 425,1 млрд долларов в 2023 году.", "425.1", "USD"),
        ("Оборот вырос до 240,1 млрд долл.", "240.1", "USD"),
        ("Импорт достиг 285 миллиардов долларов.", "285", "USD"),
        ("Профицит составил 1,5 трлн рублей.", "1500", "RUB"),
        ("Китай купил нефть на 60,6 млрд юаней.", "60.6", "CNY"),
    ],
    "ar": [
        ("بلغت الصادرات 12.5 مليار دولار في عام 2023.", "12.5", "USD"),
        ("ارتفعت الواردات إلى 3.2 تريليون يوان.", "3200", "CNY"),
        ("سجل العجز التجاري 450 مليون دولار.", "0.45", "USD"),
        ("وصل حجم التجارة إلى 282 مليار دولار أمريكي.", "282", "USD"),
        ("بلغ الفائض 1.1 مليار يورو.", "1.1", "EUR"),
    ],
    "el": [
        ("Οι εξαγωγές έφτασαν τα 54,6 δισ. ευρώ το 2022.", "54.6", "EUR"),
        ("Το εμπορικό έλλειμμα ήταν 38,3 δισεκατομμύρια ευρώ.", "38.3", "EUR"),
        ("Οι εισαγωγές μειώθηκαν στα 6,1 δισ. ευρώ.", "6.1", "EUR"),
        ("Η Κίνα αγόρασε προϊόντα 450 εκατ. δολαρίων.", "0.45", "USD"),
        ("Το πλεόνασμα ήταν 1,2 δισ. δολάρια.", "1.2", "USD"),
    ],
    "nl": [
        ("De uitvoer steeg vorig jaar met 3,2 procent naar 64,1 miljard euro.", "64.1", "EUR"),
        ("Het handelsoverschot bedroeg ruim 8 miljard dollar.", "8", "USD"),
    ],
    "pl": [
        ("Eksport wzrósł w tym roku do 351,5 mld euro.", "351.5", "EUR"),
        ("Deficyt w handlu z Chinami wyniósł 1,2 bln zł.", "1200", "PLN"),
    ],
    "tr": [
        ("İhracat geçen yıla göre yüzde 2,4 artarak 22,5 milyar dolar oldu.", "22.5", "USD"),
        ("Dış ticaret açığı 8 milyar 340 milyon dolara geriledi.", "8.34", "USD"),
    ],
    "id": [
        ("Ekspor Indonesia mencapai US$ 258,82 miliar pada 2023.", "258.82", "USD"),
        ("Nilainya Rp 1,2 triliun pada bulan itu.", "1200", "IDR"),
    ],
    "vi": [
        ("Kim ngạch xuất khẩu đạt 371,85 tỷ USD trong năm 2022.", "371.85", "USD"),
        ("Nhập khẩu từ Trung Quốc đạt 1.178 tỷ đồng trong tháng.", "1178", "VND"),
    ],
}
CASES = [
    pytest.param(*case, id=f"{language}-{number}")
    for language, cases in AMOUNTS.items()
    for number, case in enumerate(cases, 1)
]


@pytest.mark.parametrize(("text", "billions", "currency"), CASES)
def test_the_amount_is_found_and_nothing_else_is_claimed(
    text: str, billions: str, currency: str
) -> None:
    told = read_article(text, published=DAY)
    (amount,) = [each for each in told if each.kind == "amount"]
    assert (amount.found.figure.value, amount.currency) == (Decimal(billions) * BILLION, currency)
    for each in told:
        said = (each.flow, each.reporter, each.partner, each.period, each.basis, each.of)
        assert said == ("", "", "", None, "", None)
        assert each.kind != "growth" or not each.sort.is_sure


NOT_READ = {
    "Swedish": "Exporten uppgick till 258 miljarder kronor under 2023.",
    "Finnish": "Viennin arvo oli 81,5 miljardia euroa vuonna 2023.",
    "Romanian": "Exporturile au fost de 93,1 miliarde de euro.",
    "Croatian": "Izvoz je iznosio 22,9 milijardi eura.",
    "Hungarian": "Az export 148,9 milliárd euró volt.",
    "Czech": "Vývoz dosáhl 4,5 bilionu korun.",
}


@pytest.mark.parametrize("text", NOT_READ.values(), ids=NOT_READ.keys())
def test_an_amount_with_a_scale_that_is_not_known_is_none(text: str) -> None:
    assert [each for each in read_article(text, published=DAY) if each.kind == "amount"] == []


def test_english_with_foreign_names_is_read_whole() -> None:
    text = "Exports from Rio de Janeiro rose 5 percent to $2 billion in 2023, said Le Monde."
    told = read_article(text, published=DAY)
    assert {each.flow for each in told} == {"exports"}
