# ruff: noqa: ISC004 lists of names go on over lines
"""Invented people: names put together at random from common given names and family names.

Whoever they are, they are not on a list: each alert on one is a false one. Two sets: names as they
are common in the United States, and names from sixteen other languages in Latin letters.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

US_GIVEN = """
James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan
Joseph Jessica Thomas Sarah Christopher Karen Charles Lisa Daniel Nancy Matthew Betty Anthony Sandra
Mark Margaret Donald Ashley Steven Kimberly Andrew Emily Paul Donna Joshua Michelle Kenneth Carol
Kevin Amanda Brian Melissa George Deborah Timothy Stephanie Ronald Rebecca Jason Laura Edward Helen
Jeffrey Sharon Ryan Cynthia Jacob Kathleen Gary Amy Nicholas Shirley Eric Angela Jonathan Anna
Stephen Ruth Larry Brenda Justin Pamela Scott Nicole Brandon Katherine Benjamin Samantha Samuel
Christine Gregory Catherine Alexander Virginia Patrick Debra Frank Rachel Raymond Janet Jack Emma
Dennis Carolyn Jerry Maria Tyler Heather Aaron Diane Jose Julie Adam Joyce Nathan Evelyn Henry Joan
Zachary Victoria Douglas Kelly Peter Christina Kyle Lauren Noah Frances Ethan Martha Jeremy Judith
Walter Cheryl Christian Megan Keith Andrea Roger Olivia Terry Ann Austin Jean Sean Alice Gerald
Jacqueline Carl Hannah Dylan Doris Harold Kathryn Jordan Gloria Jesse Teresa Bryan Sara Lawrence
Janice Arthur Marie Gabriel Julia Bruce Grace Logan Judy Billy Theresa Joe Beverly Alan Denise Juan
Marilyn Elijah Amber Willie Danielle Albert Rose Wayne Brittany Randy Diana Mason Abigail Vincent
Natalie Liam Jane Roy Lori Bobby Alexis Caleb Tiffany Bradley Kayla Russell Lucas
"""
US_FAMILY = """
Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez
Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark
Ramirez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams
Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Gomez Phillips Evans Turner Diaz Parker
Cruz Edwards Collins Reyes Stewart Morris Morales Murphy Cook Rogers Gutierrez Ortiz Morgan Cooper
Peterson Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson Watson Brooks Chavez Wood James
Bennett Gray Mendoza Ruiz Hughes Price Alvarez Castillo Sanders Patel Myers Long Ross Foster Jimenez
Powell Jenkins Perry Russell Sullivan Bell Coleman Butler Henderson Barnes Gonzales Fisher Vasquez
Simmons Romero Jordan Patterson Alexander Hamilton Graham Reynolds Griffin Wallace Moreno West Cole
Hayes Bryant Herrera Gibson Ellis Tran Medina Aguilar Stevens Murray Ford Castro Marshall Owens
Harrison Fernandez McDonald Woods Washington Kennedy Wells Vargas Henry Chen Freeman Webb Tucker
Guzman Burns Crawford Olson Simpson Porter Hunter Gordon Mendez Silva Shaw Snyder Mason Dixon Munoz
Hunt Hicks Holmes Palmer Wagner Black Robertson Boyd Rose Stone Salazar Fox Warren Mills Meyer Rice
Schmidt Garza Daniels Ferguson Nichols Stephens Soto Weaver Ryan Gardner Payne Grant Dunn Kelley
Spencer Hawkins Arnold Pierce Hansen Peters Santos Hart Bradley Knight Elliott Cunningham Duncan
Armstrong Hudson Carroll Lane Riley Andrews Alvarado Ray Delgado Berry Perkins Hoffman Johnston
"""
WORLD: dict[str, tuple[str, str]] = {
    "arabic": (
        "Youssef Omar Khalid Tariq Samir Nabil Hisham Walid Rami Ziad Bassam Fadi Karim Layla Amina"
        " Huda Salma Rania Dina Nour Yasmin Mariam Farah Reem",
        "Mansour Haddad Khoury Nasser Sabbagh Aziz Farouk Hamdan Shaheen Barakat Daher Zayed Fakhoury"
        " Halabi Masri Tamimi Qassem Rashid Saleh Najjar Bitar Awad",
    ),
    "russian": (
        "Aleksandr Dmitri Sergei Ivan Nikolai Pavel Oleg Viktor Maksim Yuri Olga Irina Svetlana"
        " Tatiana Natalia Elena Galina Ksenia Daria Polina",
        "Sokolov Kuznetsov Popov Lebedev Kozlov Novikov Morozov Volkov Solovyov Vasiliev Zaitsev"
        " Pavlov Semyonov Golubev Vinogradov Bogdanov Vorobyov Fyodorov Belyaev Tarasov",
    ),
    "chinese": (
        "Xiaoming Jianguo Weidong Haiyan Guiying Yulan Lihua Zhiqiang Junjie Meiling Shufen Wenjing"
        " Yifan Zihan Haoran Xinyi Jingyi Ruoxi Yuchen Mingyue",
        "Wang Zhang Chen Yang Huang Zhao Zhou Sun Zhu Gao Lin Guo Luo Zheng Liang Xie Song Deng Feng"
        " Cheng Cai Peng Pan Yuan",
    ),
    "spanish": (
        "Carlos Miguel Alejandro Javier Fernando Rafael Diego Manuel Sofia Lucia Valentina Camila"
        " Isabela Gabriela Daniela Paola Rocio Pilar Mercedes Esteban",
        "Fuentes Carrasco Espinoza Sandoval Valenzuela Figueroa Contreras Sepulveda Araya Tapia Vera"
        " Cardenas Zamora Villanueva Arias Ibarra Cordero Pacheco Quiroga Rojas",
    ),
    "indian": (
        "Rahul Amit Sanjay Vijay Suresh Rajesh Arjun Karthik Deepak Anil Priya Anjali Kavita Sunita"
        " Lakshmi Meera Pooja Divya Neha Shreya",
        "Sharma Verma Gupta Singh Kumar Reddy Nair Iyer Mehta Desai Joshi Chatterjee Banerjee Mukherjee"
        " Rao Pillai Bhat Kulkarni Chauhan Malhotra",
    ),
    "french": (
        "Pierre Louis Antoine Julien Nicolas Mathieu Guillaume Camille Manon Chloe Juliette Margaux"
        " Aurelie Sandrine Thierry Philippe Laurent Benoit Elodie Celine",
        "Bernard Dubois Moreau Laurent Lefebvre Leroy Roux Fournier Girard Bonnet Dupont Lambert"
        " Fontaine Rousseau Mercier Blanc Guerin Boyer Garnier Chevalier",
    ),
    "german": (
        "Hans Klaus Jurgen Wolfgang Stefan Andreas Matthias Sabine Monika Ursula Petra Heike Katrin"
        " Anja Birgit Lukas Felix Jonas Leonie Greta",
        "Muller Schneider Fischer Weber Becker Schulz Richter Klein Wolf Schroder Neumann Schwarz"
        " Zimmermann Braun Kruger Hofmann Hartmann Lange Krause Lehmann",
    ),
    "korean": (
        "Minjun Seojun Jiwoo Hyunwoo Sungmin Jihoon Donghyun Youngho Sooyeon Minji Eunji Haeun Yuna"
        " Chaewon Jisoo Kyungsoo Taehyun Byungchul",
        "Choi Jung Kang Cho Yoon Jang Lim Han Shin Kwon Hwang Ahn Hong Yoo Moon Bae Baek Heo",
    ),
    "turkish": (
        "Mehmet Mustafa Emre Burak Serkan Murat Hakan Cem Ayse Fatma Zeynep Elif Merve Esra Gizem Deniz",
        "Yilmaz Kaya Demir Celik Sahin Yildiz Ozturk Aydin Arslan Dogan Kilic Cetin Koc Kurt Polat Erdogan",
    ),
    "persian": (
        "Reza Hossein Amir Mehdi Saeed Behrouz Farhad Kourosh Shirin Parisa Leila Nazanin Maryam Zahra",
        "Hosseini Karimi Moradi Jafari Rahimi Sadeghi Kazemi Bagheri Tehrani Shirazi Esfahani Farahani",
    ),
    "nigerian": (
        "Chinedu Emeka Oluwaseun Babatunde Adebayo Ngozi Chioma Folake Yetunde Ifeoma Kelechi Tunde",
        "Okafor Okonkwo Adeyemi Balogun Eze Nwosu Obi Adeleke Ogunleye Chukwu Olawale Abiola Uzoma Bello",
    ),
    "vietnamese": (
        "Minh Hung Tuan Duc Quang Long Thanh Hoa Lan Mai Huong Thuy Linh Trang Phuong Khanh",
        "Nguyen Tran Le Pham Hoang Phan Vu Dang Bui Do Ho Ngo Duong Ly Truong Dinh",
    ),
    "polish": (
        "Piotr Krzysztof Tomasz Marcin Pawel Jakub Katarzyna Agnieszka Malgorzata Joanna Magdalena Ewa",
        "Kowalski Wisniewski Wojcik Kaminski Lewandowski Zielinski Szymanski Wozniak Dabrowski Kozlowski",
    ),
    "italian": (
        "Giovanni Francesco Alessandro Matteo Lorenzo Giuseppe Giulia Chiara Francesca Elisa Federica",
        "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti",
    ),
    "portuguese": (
        "Joao Pedro Tiago Rui Nuno Goncalo Beatriz Mariana Ines Catarina Leonor Joana Rita Sofia",
        "Oliveira Pereira Ferreira Almeida Carvalho Ribeiro Teixeira Moreira Correia Mendes Nunes Marques",
    ),
    "swahili": (
        "Juma Baraka Amani Neema Zuberi Jabari Imani Rehema Hamisi Mwajuma Saidi Asha Fadhili Zawadi",
        "Mwangi Kamau Otieno Ochieng Njoroge Wanjiru Kimani Mutua Kiprono Cheruiyot Omondi Achieng",
    ),
}


def americans(count: int, random: Random) -> list[str]:
    """Invent names as they are common in the United States: a third with a second name or initial."""
    given, family = US_GIVEN.split(), US_FAMILY.split()
    names = []
    for _ in range(count):
        first, last = random.choice(given), random.choice(family)
        style = random.random()
        if style < 0.2:
            first = f"{first} {random.choice('ABCDEFGHJKLMNPRSTW')}."
        elif style < 0.35:
            first = f"{first} {random.choice(given)}"
        names.append(f"{first} {last}")
    return names


def of_the_world(count: int, random: Random) -> list[str]:
    """Invent names of sixteen languages; where two family names or given names are common, two."""
    names = []
    for _ in range(count):
        language = random.choice(sorted(WORLD))
        given, family = (part.split() for part in WORLD[language])
        words = [random.choice(given), random.choice(family)]
        if language in {"spanish", "portuguese"} and random.random() < 0.6:
            words.append(random.choice(family))
        if language in {"chinese", "korean", "vietnamese"}:
            words.reverse()
        names.append(" ".join(words))
    return names


def birthday(random: Random) -> date:
    """Invent a date of birth of someone between 20 and 80 years old."""
    return date(1946, 1, 1) + timedelta(days=random.randrange(60 * 365))
