"""Common names of families with roots in other countries: one row a background, with the language they may prefer.

Shares are of all children and follow the order of size in Danish population tables (about one child in seven has
parents born abroad); they are rounded, and meant for a demo, not for statistics.
"""

from dataclasses import dataclass

from favn.foundation.people.choices import Language
from favn.town.words.danish import words


@dataclass(frozen=True, slots=True)
class Background:
    """Names of one background. A surname written "Kowalski/Kowalska" has a form for each sex (his/hers)."""

    language: Language
    share: float
    girls: tuple[str, ...]
    boys: tuple[str, ...]
    surnames: tuple[str, ...]


BACKGROUNDS = (
    Background(
        Language.ARABIC, 0.042,
        words("Aya Fatima Maryam Amina Layla Nour Yasmin Hala Rana Zahra Salma Huda Rima Dalia Samira Iman Lina Jana"),
        words("Mohammed Ahmad Ali Omar Yusuf Ibrahim Hassan Khaled Adam Bilal Karim Samir Tarek Zaid Hamza Amir Rami"),
        words("Hassan Ahmad Ali Saleh Khalil Ibrahim Haddad Mansour Nasser Darwish Farah Issa Mahmoud Othman Rahal"),
    ),
    Background(
        Language.TURKISH, 0.020,
        words("Elif Zeynep Ayşe Defne Ecrin Selin Merve Büşra Esra Gül Melek Sevgi Derya Ebru Ela"),
        words("Mehmet Mustafa Emre Yusuf Ömer Burak Can Kerem Deniz Hakan Murat Selim Eren Ali Kaan"),
        words("Yılmaz Kaya Demir Çelik Şahin Yıldız Öztürk Aydın Arslan Doğan Kılıç Koç Kurt Özdemir Polat"),
    ),
    Background(
        Language.SOMALI, 0.010,
        words("Amina Hodan Fadumo Ayaan Ifrah Sahra Nasra Khadija Hibo Ubah Idil Sagal"),
        words("Abdi Mahad Ismail Liban Yahya Hassan Abdirahman Zakaria Bashir Guled Samatar Ayub"),
        words("Abdi Ali Mohamed Hussein Warsame Farah Jama Omar Osman Nur Yusuf Aden"),
    ),
    Background(
        Language.POLISH, 0.020,
        words("Zofia Julia Maja Hanna Alicja Oliwia Zuzanna Magdalena Agnieszka Katarzyna Ewa Joanna Małgorzata Iga"),
        words("Jakub Antoni Szymon Filip Kacper Michał Piotr Tomasz Paweł Krzysztof Marcin Łukasz Wojciech Igor"),
        words("Kowalski/Kowalska Nowak Wiśniewski/Wiśniewska Wójcik Kamiński/Kamińska Lewandowski/Lewandowska "
              "Szymański/Szymańska Woźniak Dąbrowski/Dąbrowska Mazur Krawczyk"),
    ),
    Background(
        Language.UKRAINIAN, 0.012,
        words("Sofiia Anna Daryna Polina Oksana Olena Iryna Natalia Kateryna Yulia Mariia Halyna"),
        words("Artem Maksym Danylo Bohdan Andrii Oleksandr Dmytro Ivan Mykola Taras Yurii Pavlo"),
        words("Shevchenko Kovalenko Bondarenko Tkachenko Kravchenko Oliinyk Melnyk Lysenko Moroz Savchenko Koval"),
    ),
    Background(
        Language.ROMANIAN, 0.012,
        words("Maria Ioana Andreea Elena Alexandra Daria Bianca Gabriela Raluca Mihaela Teodora Sorina"),
        words("Andrei Alexandru David Ștefan Matei Ionuț Mihai Gabriel Cristian Vlad Radu Luca"),
        words("Popescu Ionescu Popa Stan Dumitru Radu Stoica Marin Constantin Munteanu Rusu Matei"),
    ),
    Background(
        Language.FARSI, 0.012,
        words("Zahra Parisa Shirin Nasrin Laleh Mina Setareh Narges Roya Sahar Leila Mahsa"),
        words("Reza Amir Hamid Navid Farhad Arash Milad Omid Kian Behzad Sina Javid"),
        words("Ahmadi Hosseini Karimi Rezai Mohammadi Rahimi Jafari Noori Haidari Sharifi Akbari Moradi"),
    ),
    Background(
        Language.ENGLISH, 0.015,
        words("Priya Mei Linh Grace Joy Angela Sunita Thi Maria Blessing Rose Anh"),
        words("Arjun Minh Samuel Daniel Raj David Kwame Joseph Tuan Michael Joshua Anil"),
        words("Nguyen Singh Sharma Santos Reyes Tran Okafor Smith Mensah Le Kumar Cruz"),
    ),
)  # fmt: skip
