; The floor of the demo at seven in the morning: what stands where, as far as the office knows.
; A load without a weight has not been weighed yet.
(define (problem morning)
  (:domain warehouse)

  (:objects
    r1 - robot
    aisle-a aisle-b aisle-c aisle-d aisle-e aisle-f aisle-g aisle-h - aisle
    middle-way east-way north-lane south-lane - aisle
    shelf-a-1 shelf-a-2 shelf-a-3 shelf-a-4 shelf-a-5 shelf-a-6 shelf-a-7 shelf-a-8 shelf-a-9
    shelf-a-10 shelf-a-11 shelf-a-12 shelf-a-13 shelf-a-14 shelf-a-15 shelf-a-16 shelf-a-17
    shelf-a-18 - shelf
    shelf-b-1 shelf-b-2 shelf-b-3 shelf-b-4 shelf-b-5 shelf-b-6 shelf-b-7 shelf-b-8 shelf-b-9
    shelf-b-10 shelf-b-11 shelf-b-12 shelf-b-13 shelf-b-14 shelf-b-15 shelf-b-16 shelf-b-17
    shelf-b-18 - shelf
    shelf-c-1 shelf-c-2 shelf-c-3 shelf-c-4 shelf-c-5 shelf-c-6 shelf-c-7 shelf-c-8 shelf-c-9
    shelf-c-10 shelf-c-11 shelf-c-12 shelf-c-13 shelf-c-14 shelf-c-15 shelf-c-16 shelf-c-17
    shelf-c-18 - shelf
    shelf-d-1 shelf-d-2 shelf-d-3 shelf-d-4 shelf-d-5 shelf-d-6 shelf-d-7 shelf-d-8 shelf-d-9
    shelf-d-10 shelf-d-11 shelf-d-12 shelf-d-13 shelf-d-14 shelf-d-15 shelf-d-16 shelf-d-17
    shelf-d-18 - shelf
    shelf-e-1 shelf-e-2 shelf-e-3 shelf-e-4 shelf-e-5 shelf-e-6 shelf-e-7 shelf-e-8 shelf-e-9
    shelf-e-10 shelf-e-11 shelf-e-12 shelf-e-13 shelf-e-14 shelf-e-15 shelf-e-16 shelf-e-17
    shelf-e-18 - shelf
    shelf-f-1 shelf-f-2 shelf-f-3 shelf-f-4 shelf-f-5 shelf-f-6 shelf-f-7 shelf-f-8 shelf-f-9
    shelf-f-10 shelf-f-11 shelf-f-12 shelf-f-13 shelf-f-14 shelf-f-15 shelf-f-16 shelf-f-17
    shelf-f-18 - shelf
    shelf-g-1 shelf-g-2 shelf-g-3 shelf-g-4 shelf-g-5 shelf-g-6 shelf-g-7 shelf-g-8 shelf-g-9
    shelf-g-10 shelf-g-11 shelf-g-12 shelf-g-13 shelf-g-14 shelf-g-15 shelf-g-16 shelf-g-17
    shelf-g-18 - shelf
    shelf-h-1 shelf-h-2 shelf-h-3 shelf-h-4 shelf-h-5 shelf-h-6 shelf-h-7 shelf-h-8 shelf-h-9
    shelf-h-10 shelf-h-11 shelf-h-12 shelf-h-13 shelf-h-14 shelf-h-15 shelf-h-16 shelf-h-17
    shelf-h-18 - shelf
    dock-1 dock-2 dock-3 - dock
    packing-table - table
    charger - charger
    cold-room - room
    returns-cage - cage
    box-1 box-2 box-3 box-4 box-5 box-6 box-7 box-8 box-9 box-10 box-11 box-12 box-13 box-14
    box-15 box-16 box-17 box-18 box-19 box-20 box-21 box-22 box-23 box-24 box-25 box-26 box-27
    box-28 box-29 box-30 box-31 box-32 box-33 box-34 box-35 box-36 box-37 box-38 box-39 box-40
    box-41 box-42 box-43 box-44 box-45 box-46 box-47 box-48 box-49 box-50 box-51 box-52 box-53
    box-54 box-55 box-56 box-57 box-58 box-59 box-60 box-61 box-62 box-63 box-64 box-65 box-66
    box-67 box-68 box-69 box-70 box-71 box-72 box-73 box-74 box-75 box-76 box-77 box-78 box-79
    box-80 box-81 box-82 box-83 box-84 box-85 box-86 box-87 box-88 box-89 box-90 box-91 box-92
    box-93 box-94 box-95 box-96 box-97 box-98 box-99 box-100 box-101 box-102 box-103 box-104
    box-105 box-106 box-107 box-108 box-109 box-110 box-111 box-112 box-113 box-114 box-115
    box-116 box-117 box-118 box-119 box-120 box-121 box-122 box-123 box-124 box-125 box-126
    box-127 box-128 box-129 box-130 box-131 box-132 box-133 box-134 box-135 box-136 box-137
    box-138 box-139 box-140 box-141 box-142 box-143 box-144 box-145 box-146 box-147 box-148
    box-149 box-150 box-151 box-152 box-153 box-154 box-155 box-156 box-157 box-158 box-159
    box-160 box-161 box-162 box-163 box-164 box-165 box-166 box-167 box-168 box-169 box-170
    box-171 box-172 box-173 box-174 box-175 box-176 box-177 box-178 box-179 box-180 box-181
    box-182 box-183 box-184 box-185 box-186 box-187 box-188 box-189 box-190 box-191 box-192
    box-193 box-194 box-195 box-196 box-197 box-198 box-199 box-200 box-201 box-202 box-203
    box-204 box-205 box-206 box-207 box-208 box-209 - box
    crate-1 crate-2 crate-3 crate-4 crate-5 crate-6 crate-7 crate-8 crate-9 crate-10 crate-11
    crate-12 crate-13 crate-14 crate-15 crate-16 crate-17 crate-18 crate-19 crate-20 crate-21
    crate-22 crate-23 crate-24 crate-25 crate-26 crate-27 crate-28 crate-29 crate-30 crate-31
    crate-32 crate-33 crate-34 crate-35 crate-36 crate-37 crate-38 crate-39 crate-40 crate-41
    crate-42 crate-43 crate-44 crate-45 crate-46 crate-47 crate-48 crate-49 crate-50 crate-51
    crate-52 crate-53 crate-54 crate-55 crate-56 crate-57 crate-58 crate-59 crate-60 crate-61
    crate-62 crate-63 crate-64 crate-65 crate-66 crate-67 crate-68 crate-69 crate-70 crate-71 - crate
    pallet-1 pallet-2 pallet-3 pallet-4 pallet-5 pallet-6 pallet-7 pallet-8 pallet-9 pallet-10
    pallet-11 pallet-12 pallet-13 pallet-14 pallet-15 pallet-16 pallet-17 pallet-18 pallet-19 - pallet
    piece-1 piece-2 piece-3 piece-4 piece-5 piece-6 piece-7 piece-8 piece-9 piece-10 piece-11
    piece-12 piece-13 piece-14 - piece
    apple banana grape lemon orange - fruit
    biscuit chocolate flour honey noodles rice salt sugar - food
    beer coffee juice tea water wine - drink
    butter cheese ice-cream milk yoghurt - chilled
    shampoo soap toothpaste towel - toiletry
    candle glassware lamp mug plate - household
    bolt glue paint rope screw tape tyre - hardware
    envelope notebook paper pen - stationery
    red blue green yellow white black brown grey - colour
    ito sato tanaka garcia meier novak - person)

  (:init
    (at r1 charger) (free r1) (= (max-load r1) 30) (= (battery r1) 84)
    (= (total-cost) 0)
    (fragile glassware) (fragile lamp) (fragile mug) (fragile plate) (fragile wine) (fragile candle)

    ; aisle a
    (at box-1 shelf-a-1) (contains box-1 tea) (colour box-1 green) (= (weight box-1) 6) (= (volume box-1) 20) (= (age box-1) 4)
    (at box-2 shelf-a-2) (contains box-2 tea) (colour box-2 green) (= (weight box-2) 6) (= (volume box-2) 20) (= (age box-2) 12)
    (at box-4 shelf-a-3) (contains box-4 coffee) (colour box-4 blue) (= (weight box-4) 5) (= (volume box-4) 16) (= (age box-4) 3)
    (at box-8 shelf-a-3) (contains box-8 candle) (colour box-8 red) (= (weight box-8) 3) (= (volume box-8) 12) (= (age box-8) 20)
    (at box-68 shelf-a-4) (contains box-68 chocolate) (colour box-68 brown) (= (weight box-68) 5) (= (volume box-68) 14) (= (age box-68) 52)
    (at box-86 shelf-a-4) (contains box-86 noodles) (colour box-86 red) (= (weight box-86) 7) (= (volume box-86) 31) (= (age box-86) 18)
    (at crate-41 shelf-a-4) (contains crate-41 apple) (colour crate-41 brown) (= (weight crate-41) 8) (= (volume crate-41) 31) (= (age crate-41) 11) (for crate-41 novak)
    (at box-63 shelf-a-5) (contains box-63 biscuit) (colour box-63 red) (= (weight box-63) 3) (= (volume box-63) 21) (= (age box-63) 58)
    (at box-96 shelf-a-5) (contains box-96 salt) (colour box-96 blue) (= (weight box-96) 12) (= (volume box-96) 16) (= (age box-96) 55)
    (at crate-45 shelf-a-5) (contains crate-45 grape) (colour crate-45 blue) (= (weight crate-45) 5) (= (volume crate-45) 14) (= (age crate-45) 1) (for crate-45 sato)
    (at box-70 shelf-a-6) (contains box-70 chocolate) (colour box-70 brown) (= (weight box-70) 8) (= (volume box-70) 15) (= (age box-70) 4) (for box-70 meier)
    (at crate-38 shelf-a-6) (contains crate-38 apple) (colour crate-38 green) (= (weight crate-38) 18) (= (volume crate-38) 26) (= (age crate-38) 4) (for crate-38 sato) (opened crate-38)
    (at crate-48 shelf-a-6) (contains crate-48 lemon) (colour crate-48 yellow) (= (weight crate-48) 6) (= (volume crate-48) 25) (= (age crate-48) 2)
    (at box-75 shelf-a-7) (contains box-75 chocolate) (colour box-75 brown) (= (weight box-75) 9) (= (volume box-75) 21) (= (age box-75) 92)
    (at box-92 shelf-a-7) (contains box-92 rice) (colour box-92 green) (= (weight box-92) 18) (= (volume box-92) 36) (= (age box-92) 65)
    (at pallet-12 shelf-a-7) (contains pallet-12 rice) (colour pallet-12 white) (= (weight pallet-12) 53) (= (volume pallet-12) 137) (= (age pallet-12) 12) (for pallet-12 sato)
    (at box-83 shelf-a-8) (contains box-83 noodles) (colour box-83 yellow) (= (volume box-83) 28) (= (age box-83) 85) (for box-83 tanaka) (opened box-83)
    (at pallet-13 shelf-a-8) (contains pallet-13 rice) (colour pallet-13 white) (= (weight pallet-13) 33) (= (volume pallet-13) 135) (= (age pallet-13) 33) (for pallet-13 sato)
    (at crate-43 shelf-a-8) (contains crate-43 grape) (colour crate-43 green) (= (weight crate-43) 8) (= (volume crate-43) 18) (= (age crate-43) 6)
    (at box-98 shelf-a-9) (contains box-98 salt) (colour box-98 blue) (= (weight box-98) 20) (= (volume box-98) 13) (= (age box-98) 27) (damaged box-98)
    (at box-106 shelf-a-9) (contains box-106 banana) (colour box-106 yellow) (= (weight box-106) 16) (= (volume box-106) 38) (= (age box-106) 0)
    (at box-115 shelf-a-9) (contains box-115 orange) (colour box-115 red) (= (weight box-115) 15) (= (volume box-115) 29) (= (age box-115) 9)
    (at pallet-7 shelf-a-10) (contains pallet-7 flour) (colour pallet-7 white) (= (weight pallet-7) 42) (= (volume pallet-7) 115) (= (age pallet-7) 13)
    (at crate-40 shelf-a-10) (contains crate-40 apple) (colour crate-40 brown) (= (weight crate-40) 7) (= (volume crate-40) 43) (= (age crate-40) 1)
    (at pallet-9 shelf-a-11) (contains pallet-9 flour) (colour pallet-9 brown) (= (weight pallet-9) 30) (= (volume pallet-9) 135) (= (age pallet-9) 41)
    (at box-109 shelf-a-11) (contains box-109 banana) (colour box-109 brown) (= (weight box-109) 13) (= (volume box-109) 36) (= (age box-109) 9)
    (at crate-44 shelf-a-11) (contains crate-44 grape) (colour crate-44 blue) (= (weight crate-44) 8) (= (volume crate-44) 20) (= (age crate-44) 8)
    (at box-59 shelf-a-12) (contains box-59 biscuit) (colour box-59 blue) (= (weight box-59) 6) (= (volume box-59) 22) (= (age box-59) 48)
    (at crate-39 shelf-a-12) (contains crate-39 apple) (colour crate-39 red) (= (weight crate-39) 9) (= (volume crate-39) 34) (= (age crate-39) 5)
    (at box-112 shelf-a-12) (contains box-112 lemon) (colour box-112 yellow) (= (volume box-112) 23) (= (age box-112) 11)
    (at box-69 shelf-a-13) (contains box-69 chocolate) (colour box-69 red) (= (weight box-69) 9) (= (volume box-69) 13) (= (age box-69) 9)
    (at box-71 shelf-a-13) (contains box-71 chocolate) (colour box-71 red) (= (weight box-71) 8) (= (volume box-71) 20) (= (age box-71) 81)
    (at pallet-6 shelf-a-13) (contains pallet-6 flour) (colour pallet-6 white) (= (weight pallet-6) 32) (= (volume pallet-6) 137) (= (age pallet-6) 18)
    (at box-80 shelf-a-14) (contains box-80 noodles) (colour box-80 yellow) (= (weight box-80) 4) (= (volume box-80) 35) (= (age box-80) 49)
    (at crate-49 shelf-a-14) (contains crate-49 orange) (colour crate-49 brown) (= (weight crate-49) 13) (= (volume crate-49) 25) (= (age crate-49) 2)
    (at crate-52 shelf-a-14) (contains crate-52 orange) (colour crate-52 yellow) (= (weight crate-52) 8) (= (volume crate-52) 25) (= (age crate-52) 1)
    (at box-62 shelf-a-15) (contains box-62 biscuit) (colour box-62 red) (= (weight box-62) 4) (= (volume box-62) 27) (= (age box-62) 17)
    (at box-89 shelf-a-15) (contains box-89 rice) (colour box-89 green) (= (weight box-89) 17) (= (volume box-89) 26) (= (age box-89) 67)
    (at pallet-11 shelf-a-15) (contains pallet-11 rice) (colour pallet-11 white) (= (weight pallet-11) 53) (= (volume pallet-11) 118) (= (age pallet-11) 0)
    (at box-67 shelf-a-16) (contains box-67 biscuit) (colour box-67 blue) (= (weight box-67) 5) (= (volume box-67) 25) (= (age box-67) 64)
    (at pallet-10 shelf-a-16) (contains pallet-10 rice) (colour pallet-10 green) (= (weight pallet-10) 41) (= (volume pallet-10) 130) (= (age pallet-10) 5) (opened pallet-10)
    (at box-113 shelf-a-16) (contains box-113 orange) (colour box-113 red) (= (weight box-113) 9) (= (volume box-113) 25) (= (age box-113) 8)
    (at crate-31 shelf-a-17) (contains crate-31 honey) (colour crate-31 yellow) (= (weight crate-31) 13) (= (volume crate-31) 16) (= (age crate-31) 90)
    (at box-64 shelf-a-18) (contains box-64 biscuit) (colour box-64 yellow) (= (weight box-64) 3) (= (volume box-64) 22) (= (age box-64) 70)
    (at box-65 shelf-a-18) (contains box-65 biscuit) (colour box-65 blue) (= (weight box-65) 6) (= (volume box-65) 19) (= (age box-65) 55)
    ; aisle b
    (at box-5 shelf-b-1) (contains box-5 coffee) (colour box-5 red) (= (weight box-5) 12) (= (volume box-5) 28) (= (age box-5) 9)
    (at crate-33 shelf-b-1) (contains crate-33 honey) (colour crate-33 yellow) (= (weight crate-33) 9) (= (volume crate-33) 19) (= (age crate-33) 10)
    (at box-116 shelf-b-1) (contains box-116 orange) (colour box-116 red) (= (weight box-116) 14) (= (volume box-116) 31) (= (age box-116) 0)
    (at box-6 shelf-b-2) (contains box-6 rope) (colour box-6 red) (= (weight box-6) 36) (= (volume box-6) 45) (= (age box-6) 60)
    (at box-7 shelf-b-2) (contains box-7 rope) (colour box-7 white) (= (volume box-7) 40) (= (age box-7) 75)
    (at box-104 shelf-b-2) (contains box-104 apple) (colour box-104 brown) (= (weight box-104) 15) (= (volume box-104) 40) (= (age box-104) 8)
    (at box-3 shelf-b-3) (contains box-3 tea) (colour box-3 red) (= (weight box-3) 9) (= (volume box-3) 28) (= (age box-3) 41) (for box-3 sato)
    (at box-82 shelf-b-3) (contains box-82 noodles) (colour box-82 white) (= (weight box-82) 3) (= (volume box-82) 31) (= (age box-82) 23) (opened box-82)
    (at pallet-16 shelf-b-3) (contains pallet-16 sugar) (colour pallet-16 white) (= (weight pallet-16) 37) (= (volume pallet-16) 93) (= (age pallet-16) 20) (for pallet-16 tanaka)
    (at box-53 shelf-b-4) (contains box-53 tea) (colour box-53 red) (= (weight box-53) 7) (= (volume box-53) 22) (= (age box-53) 76)
    (at crate-47 shelf-b-4) (contains crate-47 lemon) (colour crate-47 brown) (= (weight crate-47) 7) (= (volume crate-47) 24) (= (age crate-47) 12) (for crate-47 novak)
    (at box-43 shelf-b-5) (contains box-43 coffee) (colour box-43 red) (= (weight box-43) 4) (= (volume box-43) 20) (= (age box-43) 2)
    (at box-93 shelf-b-5) (contains box-93 rice) (colour box-93 green) (= (weight box-93) 10) (= (volume box-93) 39) (= (age box-93) 92)
    (at crate-37 shelf-b-5) (contains crate-37 apple) (colour crate-37 green) (= (weight crate-37) 18) (= (volume crate-37) 27) (= (age crate-37) 6) (for crate-37 meier)
    (at crate-20 shelf-b-6) (contains crate-20 water) (colour crate-20 blue) (= (weight crate-20) 22) (= (volume crate-20) 36) (= (age crate-20) 87) (for crate-20 meier)
    (at crate-32 shelf-b-6) (contains crate-32 honey) (colour crate-32 yellow) (= (weight crate-32) 8) (= (volume crate-32) 20) (= (age crate-32) 15)
    (at box-114 shelf-b-6) (contains box-114 orange) (colour box-114 brown) (= (weight box-114) 8) (= (volume box-114) 27) (= (age box-114) 2)
    (at crate-34 shelf-b-7) (contains crate-34 honey) (colour crate-34 brown) (= (weight crate-34) 11) (= (volume crate-34) 20) (= (age crate-34) 13) (for crate-34 garcia)
    (at box-81 shelf-b-7) (contains box-81 noodles) (colour box-81 yellow) (= (weight box-81) 7) (= (volume box-81) 38) (= (age box-81) 85)
    (at box-85 shelf-b-7) (contains box-85 noodles) (colour box-85 yellow) (= (weight box-85) 8) (= (volume box-85) 40) (= (age box-85) 57)
    (at box-52 shelf-b-8) (contains box-52 tea) (colour box-52 red) (= (weight box-52) 8) (= (volume box-52) 30) (= (age box-52) 54)
    (at box-102 shelf-b-8) (contains box-102 apple) (colour box-102 green) (= (weight box-102) 13) (= (volume box-102) 43) (= (age box-102) 1)
    (at box-110 shelf-b-8) (contains box-110 banana) (colour box-110 yellow) (= (weight box-110) 9) (= (volume box-110) 35) (= (age box-110) 3)
    (at box-76 shelf-b-9) (contains box-76 flour) (colour box-76 brown) (= (weight box-76) 12) (= (volume box-76) 27) (= (age box-76) 47)
    (at box-107 shelf-b-9) (contains box-107 banana) (colour box-107 yellow) (= (weight box-107) 10) (= (volume box-107) 32) (= (age box-107) 0)
    (at box-111 shelf-b-9) (contains box-111 lemon) (colour box-111 brown) (= (weight box-111) 6) (= (volume box-111) 20) (= (age box-111) 4) (for box-111 garcia)
    (at crate-14 shelf-b-10) (contains crate-14 beer) (colour crate-14 green) (= (weight crate-14) 18) (= (volume crate-14) 27) (= (age crate-14) 12)
    (at crate-18 shelf-b-10) (contains crate-18 juice) (colour crate-18 red) (= (weight crate-18) 15) (= (volume crate-18) 28) (= (age crate-18) 92)
    (at crate-46 shelf-b-10) (contains crate-46 grape) (colour crate-46 blue) (= (weight crate-46) 4) (= (volume crate-46) 12) (= (age crate-46) 5)
    (at box-44 shelf-b-11) (contains box-44 coffee) (colour box-44 blue) (= (weight box-44) 7) (= (volume box-44) 30) (= (age box-44) 58)
    (at crate-25 shelf-b-11) (contains crate-25 water) (colour crate-25 white) (= (weight crate-25) 12) (= (volume crate-25) 38) (= (age crate-25) 56)
    (at box-61 shelf-b-11) (contains box-61 biscuit) (colour box-61 red) (= (weight box-61) 3) (= (volume box-61) 27) (= (age box-61) 84)
    (at box-41 shelf-b-12) (contains box-41 coffee) (colour box-41 red) (= (weight box-41) 8) (= (volume box-41) 16) (= (age box-41) 86) (opened box-41)
    (at crate-22 shelf-b-12) (contains crate-22 water) (colour crate-22 blue) (= (weight crate-22) 22) (= (volume crate-22) 27) (= (age crate-22) 26)
    (at crate-50 shelf-b-12) (contains crate-50 orange) (colour crate-50 yellow) (= (weight crate-50) 12) (= (volume crate-50) 28) (= (age crate-50) 11)
    (at box-88 shelf-b-13) (contains box-88 rice) (colour box-88 green) (= (weight box-88) 19) (= (volume box-88) 32) (= (age box-88) 85)
    (at box-108 shelf-b-13) (contains box-108 banana) (colour box-108 yellow) (= (weight box-108) 10) (= (volume box-108) 32) (= (age box-108) 1)
    (at crate-12 shelf-b-14) (contains crate-12 beer) (colour crate-12 brown) (= (weight crate-12) 20) (= (volume crate-12) 35) (= (age crate-12) 19)
    (at box-66 shelf-b-14) (contains box-66 biscuit) (colour box-66 blue) (= (weight box-66) 4) (= (volume box-66) 28) (= (age box-66) 69)
    (at pallet-15 shelf-b-14) (contains pallet-15 sugar) (colour pallet-15 blue) (= (weight pallet-15) 31) (= (volume pallet-15) 108) (= (age pallet-15) 72) (for pallet-15 meier) (opened pallet-15)
    (at crate-35 shelf-b-15) (contains crate-35 honey) (colour crate-35 brown) (= (weight crate-35) 12) (= (volume crate-35) 16) (= (age crate-35) 66) (for crate-35 meier)
    (at crate-42 shelf-b-15) (contains crate-42 apple) (colour crate-42 green) (= (weight crate-42) 12) (= (volume crate-42) 31) (= (age crate-42) 11)
    (at crate-51 shelf-b-15) (contains crate-51 orange) (colour crate-51 yellow) (= (weight crate-51) 13) (= (volume crate-51) 29) (= (age crate-51) 5) (for crate-51 sato)
    (at box-54 shelf-b-16) (contains box-54 tea) (colour box-54 green) (= (weight box-54) 8) (= (volume box-54) 20) (= (age box-54) 66)
    (at crate-36 shelf-b-16) (contains crate-36 honey) (colour crate-36 yellow) (= (weight crate-36) 13) (= (volume crate-36) 16) (= (age crate-36) 35)
    (at box-45 shelf-b-17) (contains box-45 juice) (colour box-45 yellow) (= (weight box-45) 15) (= (volume box-45) 25) (= (age box-45) 19)
    (at crate-28 shelf-b-17) (contains crate-28 wine) (colour crate-28 brown) (= (weight crate-28) 12) (= (volume crate-28) 18) (= (age crate-28) 17) (for crate-28 garcia)
    (at box-56 shelf-b-17) (contains box-56 wine) (colour box-56 brown) (= (weight box-56) 13) (= (volume box-56) 23) (= (age box-56) 92)
    (at box-72 shelf-b-18) (contains box-72 chocolate) (colour box-72 brown) (= (weight box-72) 4) (= (volume box-72) 15) (= (age box-72) 80) (damaged box-72)
    (at box-103 shelf-b-18) (contains box-103 apple) (colour box-103 brown) (= (weight box-103) 17) (= (volume box-103) 34) (= (age box-103) 8)
    (at box-105 shelf-b-18) (contains box-105 banana) (colour box-105 yellow) (= (weight box-105) 14) (= (volume box-105) 35) (= (age box-105) 8)
    ; aisle c
    (at crate-15 shelf-c-1) (contains crate-15 beer) (colour crate-15 green) (= (weight crate-15) 15) (= (volume crate-15) 30) (= (age crate-15) 41)
    (at crate-17 shelf-c-1) (contains crate-17 juice) (colour crate-17 green) (= (weight crate-17) 12) (= (volume crate-17) 24) (= (age crate-17) 68)
    (at box-49 shelf-c-1) (contains box-49 juice) (colour box-49 green) (= (weight box-49) 16) (= (volume box-49) 26) (= (age box-49) 35)
    (at box-9 shelf-c-2) (contains box-9 shampoo) (colour box-9 blue) (= (weight box-9) 8) (= (volume box-9) 18) (= (age box-9) 6) (for box-9 ito)
    (at box-11 shelf-c-2) (contains box-11 tape) (colour box-11 brown) (= (weight box-11) 3) (= (volume box-11) 12) (= (age box-11) 15) (for box-11 ito)
    (at crate-13 shelf-c-3) (contains crate-13 beer) (colour crate-13 green) (= (weight crate-13) 15) (= (volume crate-13) 28) (= (age crate-13) 31) (damaged crate-13)
    (at pallet-8 shelf-c-3) (contains pallet-8 flour) (colour pallet-8 white) (= (weight pallet-8) 24) (= (volume pallet-8) 132) (= (age pallet-8) 68)
    (at box-202 shelf-c-3) (contains box-202 toothpaste) (colour box-202 red) (= (weight box-202) 5) (= (volume box-202) 11) (= (age box-202) 60)
    (at box-60 shelf-c-4) (contains box-60 biscuit) (colour box-60 blue) (= (weight box-60) 7) (= (volume box-60) 25) (= (age box-60) 45)
    (at box-187 shelf-c-4) (contains box-187 shampoo) (colour box-187 white) (= (weight box-187) 11) (= (volume box-187) 30) (= (age box-187) 23)
    (at box-200 shelf-c-4) (contains box-200 toothpaste) (colour box-200 red) (= (weight box-200) 3) (= (volume box-200) 18) (= (age box-200) 29)
    (at box-51 shelf-c-5) (contains box-51 tea) (colour box-51 green) (= (weight box-51) 8) (= (volume box-51) 18) (= (age box-51) 80)
    (at box-74 shelf-c-5) (contains box-74 chocolate) (colour box-74 brown) (= (weight box-74) 8) (= (volume box-74) 19) (= (age box-74) 13)
    (at box-199 shelf-c-5) (contains box-199 toothpaste) (colour box-199 white) (= (weight box-199) 5) (= (volume box-199) 12) (= (age box-199) 21) (damaged box-199)
    (at box-91 shelf-c-6) (contains box-91 rice) (colour box-91 white) (= (weight box-91) 10) (= (volume box-91) 38) (= (age box-91) 91) (for box-91 novak)
    (at pallet-14 shelf-c-6) (contains pallet-14 sugar) (colour pallet-14 blue) (= (weight pallet-14) 44) (= (volume pallet-14) 117) (= (age pallet-14) 49) (for pallet-14 novak)
    (at box-208 shelf-c-6) (contains box-208 towel) (colour box-208 grey) (= (weight box-208) 5) (= (volume box-208) 65) (= (age box-208) 35)
    (at box-87 shelf-c-7) (contains box-87 noodles) (colour box-87 yellow) (= (volume box-87) 23) (= (age box-87) 14)
    (at box-94 shelf-c-7) (contains box-94 salt) (colour box-94 white) (= (weight box-94) 19) (= (volume box-94) 16) (= (age box-94) 88) (for box-94 sato)
    (at pallet-17 shelf-c-7) (contains pallet-17 sugar) (colour pallet-17 blue) (= (weight pallet-17) 29) (= (volume pallet-17) 99) (= (age pallet-17) 92)
    (at box-79 shelf-c-8) (contains box-79 noodles) (colour box-79 red) (= (weight box-79) 5) (= (volume box-79) 28) (= (age box-79) 54)
    (at box-90 shelf-c-8) (contains box-90 rice) (colour box-90 green) (= (weight box-90) 10) (= (volume box-90) 40) (= (age box-90) 27) (opened box-90)
    (at box-190 shelf-c-8) (contains box-190 shampoo) (colour box-190 white) (= (weight box-190) 9) (= (volume box-190) 29) (= (age box-190) 92)
    (at box-47 shelf-c-9) (contains box-47 juice) (colour box-47 green) (= (weight box-47) 10) (= (volume box-47) 18) (= (age box-47) 10)
    (at crate-23 shelf-c-9) (contains crate-23 water) (colour crate-23 blue) (= (weight crate-23) 19) (= (volume crate-23) 24) (= (age crate-23) 45)
    (at box-100 shelf-c-9) (contains box-100 sugar) (colour box-100 blue) (= (weight box-100) 10) (= (volume box-100) 38) (= (age box-100) 50)
    (at box-77 shelf-c-10) (contains box-77 flour) (colour box-77 brown) (= (weight box-77) 19) (= (volume box-77) 31) (= (age box-77) 71)
    (at box-78 shelf-c-10) (contains box-78 flour) (colour box-78 brown) (= (weight box-78) 21) (= (volume box-78) 37) (= (age box-78) 59)
    (at box-97 shelf-c-10) (contains box-97 salt) (colour box-97 white) (= (weight box-97) 10) (= (volume box-97) 14) (= (age box-97) 50)
    (at box-50 shelf-c-11) (contains box-50 juice) (colour box-50 red) (= (weight box-50) 12) (= (volume box-50) 28) (= (age box-50) 10) (opened box-50)
    (at box-48 shelf-c-12) (contains box-48 juice) (colour box-48 green) (= (weight box-48) 14) (= (volume box-48) 24) (= (age box-48) 12) (for box-48 novak) (damaged box-48)
    (at crate-29 shelf-c-12) (contains crate-29 wine) (colour crate-29 red) (= (weight crate-29) 12) (= (volume crate-29) 27) (= (age crate-29) 34)
    (at box-73 shelf-c-12) (contains box-73 chocolate) (colour box-73 red) (= (weight box-73) 7) (= (volume box-73) 13) (= (age box-73) 28)
    (at box-84 shelf-c-13) (contains box-84 noodles) (colour box-84 red) (= (weight box-84) 5) (= (volume box-84) 33) (= (age box-84) 87)
    (at crate-24 shelf-c-14) (contains crate-24 water) (colour crate-24 blue) (= (weight crate-24) 16) (= (volume crate-24) 29) (= (age crate-24) 72)
    (at crate-26 shelf-c-14) (contains crate-26 wine) (colour crate-26 white) (= (weight crate-26) 11) (= (volume crate-26) 24) (= (age crate-26) 29)
    (at box-95 shelf-c-15) (contains box-95 salt) (colour box-95 white) (= (weight box-95) 16) (= (volume box-95) 12) (= (age box-95) 0)
    (at box-198 shelf-c-15) (contains box-198 toothpaste) (colour box-198 white) (= (weight box-198) 7) (= (volume box-198) 12) (= (age box-198) 67)
    (at box-207 shelf-c-15) (contains box-207 towel) (colour box-207 grey) (= (weight box-207) 6) (= (volume box-207) 56) (= (age box-207) 70)
    (at crate-19 shelf-c-16) (contains crate-19 juice) (colour crate-19 green) (= (weight crate-19) 18) (= (volume crate-19) 25) (= (age crate-19) 14) (for crate-19 ito)
    (at crate-21 shelf-c-17) (contains crate-21 water) (colour crate-21 blue) (= (weight crate-21) 22) (= (volume crate-21) 26) (= (age crate-21) 27) (for crate-21 tanaka)
    (at box-99 shelf-c-17) (contains box-99 salt) (colour box-99 blue) (= (weight box-99) 16) (= (volume box-99) 17) (= (age box-99) 52) (for box-99 sato)
    (at box-101 shelf-c-17) (contains box-101 sugar) (colour box-101 white) (= (weight box-101) 18) (= (volume box-101) 19) (= (age box-101) 76)
    (at crate-27 shelf-c-18) (contains crate-27 wine) (colour crate-27 red) (= (weight crate-27) 14) (= (volume crate-27) 19) (= (age crate-27) 6) (for crate-27 ito)
    (at box-57 shelf-c-18) (contains box-57 wine) (colour box-57 brown) (= (weight box-57) 10) (= (volume box-57) 24) (= (age box-57) 47)
    (at box-204 shelf-c-18) (contains box-204 towel) (colour box-204 white) (= (weight box-204) 7) (= (volume box-204) 47) (= (age box-204) 80)
    ; aisle d
    (at box-55 shelf-d-2) (contains box-55 wine) (colour box-55 white) (= (weight box-55) 11) (= (volume box-55) 18) (= (age box-55) 42) (for box-55 tanaka)
    (at box-138 shelf-d-2) (contains box-138 candle) (colour box-138 white) (= (weight box-138) 5) (= (volume box-138) 11) (= (age box-138) 43)
    (at box-156 shelf-d-2) (contains box-156 mug) (colour box-156 red) (= (weight box-156) 5) (= (volume box-156) 27) (= (age box-156) 83)
    (at box-162 shelf-d-3) (contains box-162 plate) (colour box-162 brown) (= (weight box-162) 17) (= (volume box-162) 34) (= (age box-162) 42)
    (at box-144 shelf-d-5) (contains box-144 glassware) (colour box-144 white) (= (weight box-144) 9) (= (volume box-144) 32) (= (age box-144) 27)
    (at box-13 shelf-d-6) (contains box-13 glassware) (colour box-13 white) (= (weight box-13) 7) (= (volume box-13) 40) (= (age box-13) 10) (for box-13 ito)
    (at box-14 shelf-d-6) (contains box-14 mug) (colour box-14 blue) (= (weight box-14) 9) (= (volume box-14) 30) (= (age box-14) 18) (for box-14 ito)
    (at box-40 shelf-d-6) (contains box-40 coffee) (colour box-40 red) (= (weight box-40) 13) (= (volume box-40) 26) (= (age box-40) 32)
    (at box-46 shelf-d-7) (contains box-46 juice) (colour box-46 yellow) (= (weight box-46) 15) (= (volume box-46) 20) (= (age box-46) 24)
    (at box-141 shelf-d-8) (contains box-141 candle) (colour box-141 white) (= (weight box-141) 4) (= (volume box-141) 19) (= (age box-141) 9)
    (at box-157 shelf-d-8) (contains box-157 mug) (colour box-157 brown) (= (weight box-157) 7) (= (volume box-157) 45) (= (age box-157) 4)
    (at crate-10 shelf-d-9) (contains crate-10 beer) (colour crate-10 green) (= (weight crate-10) 14) (= (volume crate-10) 28) (= (age crate-10) 78) (for crate-10 ito) (damaged crate-10)
    (at pallet-3 shelf-d-9) (contains pallet-3 water) (colour pallet-3 white) (= (weight pallet-3) 29) (= (volume pallet-3) 109) (= (age pallet-3) 66)
    (at crate-11 shelf-d-10) (contains crate-11 beer) (colour crate-11 green) (= (weight crate-11) 20) (= (volume crate-11) 34) (= (age crate-11) 19)
    (at pallet-5 shelf-d-11) (contains pallet-5 water) (colour pallet-5 blue) (= (weight pallet-5) 24) (= (volume pallet-5) 124) (= (age pallet-5) 35)
    (at crate-30 shelf-d-11) (contains crate-30 wine) (colour crate-30 brown) (= (weight crate-30) 15) (= (volume crate-30) 27) (= (age crate-30) 85) (for crate-30 novak)
    (at box-153 shelf-d-11) (contains box-153 lamp) (colour box-153 black) (= (weight box-153) 2) (= (volume box-153) 46) (= (age box-153) 72)
    (at pallet-4 shelf-d-12) (contains pallet-4 water) (colour pallet-4 blue) (= (weight pallet-4) 36) (= (volume pallet-4) 124) (= (age pallet-4) 50) (opened pallet-4)
    (at box-148 shelf-d-12) (contains box-148 glassware) (colour box-148 brown) (= (volume box-148) 45) (= (age box-148) 83)
    (at crate-16 shelf-d-13) (contains crate-16 beer) (colour crate-16 green) (= (weight crate-16) 22) (= (volume crate-16) 32) (= (age crate-16) 64)
    (at box-58 shelf-d-13) (contains box-58 wine) (colour box-58 white) (= (weight box-58) 15) (= (volume box-58) 21) (= (age box-58) 16) (opened box-58)
    (at box-164 shelf-d-13) (contains box-164 plate) (colour box-164 white) (= (weight box-164) 9) (= (volume box-164) 36) (= (age box-164) 42)
    (at box-160 shelf-d-15) (contains box-160 mug) (colour box-160 brown) (= (weight box-160) 10) (= (volume box-160) 32) (= (age box-160) 73) (for box-160 meier)
    (at box-42 shelf-d-16) (contains box-42 coffee) (colour box-42 brown) (= (weight box-42) 10) (= (volume box-42) 17) (= (age box-42) 69)
    (at box-39 shelf-d-17) (contains box-39 coffee) (colour box-39 blue) (= (weight box-39) 10) (= (volume box-39) 29) (= (age box-39) 16)
    (at box-159 shelf-d-17) (contains box-159 mug) (colour box-159 blue) (= (weight box-159) 11) (= (volume box-159) 35) (= (age box-159) 68)
    (at box-145 shelf-d-18) (contains box-145 glassware) (colour box-145 white) (= (weight box-145) 11) (= (volume box-145) 34) (= (age box-145) 1)
    ; aisle e
    (at box-188 shelf-e-1) (contains box-188 shampoo) (colour box-188 blue) (= (weight box-188) 12) (= (volume box-188) 19) (= (age box-188) 52)
    (at crate-64 shelf-e-2) (contains crate-64 paint) (colour crate-64 red) (= (weight crate-64) 16) (= (volume crate-64) 38) (= (age crate-64) 26)
    (at box-192 shelf-e-3) (contains box-192 soap) (colour box-192 yellow) (= (weight box-192) 6) (= (volume box-192) 18) (= (age box-192) 76)
    (at box-201 shelf-e-3) (contains box-201 toothpaste) (colour box-201 white) (= (weight box-201) 4) (= (volume box-201) 10) (= (age box-201) 23)
    (at box-206 shelf-e-3) (contains box-206 towel) (colour box-206 white) (= (weight box-206) 3) (= (volume box-206) 53) (= (age box-206) 73)
    (at box-10 shelf-e-4) (contains box-10 shampoo) (colour box-10 white) (= (weight box-10) 11) (= (volume box-10) 26) (= (age box-10) 33) (for box-10 meier)
    (at box-12 shelf-e-4) (contains box-12 tape) (colour box-12 blue) (= (weight box-12) 5) (= (volume box-12) 18) (= (age box-12) 52)
    (at box-161 shelf-e-5) (contains box-161 mug) (colour box-161 blue) (= (weight box-161) 9) (= (volume box-161) 31) (= (age box-161) 47)
    (at crate-56 shelf-e-6) (contains crate-56 bolt) (colour crate-56 blue) (= (weight crate-56) 33) (= (volume crate-56) 11) (= (age crate-56) 81)
    (at box-124 shelf-e-7) (contains box-124 glue) (colour box-124 yellow) (= (weight box-124) 4) (= (volume box-124) 12) (= (age box-124) 92)
    (at box-143 shelf-e-7) (contains box-143 glassware) (colour box-143 white) (= (weight box-143) 10) (= (volume box-143) 54) (= (age box-143) 66)
    (at box-194 shelf-e-7) (contains box-194 soap) (colour box-194 white) (= (volume box-194) 23) (= (age box-194) 28)
    (at box-158 shelf-e-8) (contains box-158 mug) (colour box-158 blue) (= (weight box-158) 11) (= (volume box-158) 33) (= (age box-158) 6) (for box-158 garcia)
    (at box-163 shelf-e-8) (contains box-163 plate) (colour box-163 brown) (= (weight box-163) 13) (= (volume box-163) 31) (= (age box-163) 0) (for box-163 meier)
    (at box-209 shelf-e-8) (contains box-209 towel) (colour box-209 grey) (= (weight box-209) 6) (= (volume box-209) 65) (= (age box-209) 81)
    (at crate-62 shelf-e-9) (contains crate-62 paint) (colour crate-62 grey) (= (weight crate-62) 17) (= (volume crate-62) 36) (= (age crate-62) 58)
    (at box-197 shelf-e-9) (contains box-197 soap) (colour box-197 yellow) (= (weight box-197) 6) (= (volume box-197) 15) (= (age box-197) 16)
    (at box-203 shelf-e-9) (contains box-203 towel) (colour box-203 blue) (= (weight box-203) 5) (= (volume box-203) 46) (= (age box-203) 59)
    (at box-134 shelf-e-10) (contains box-134 tape) (colour box-134 brown) (= (weight box-134) 4) (= (volume box-134) 10) (= (age box-134) 46)
    (at box-189 shelf-e-10) (contains box-189 shampoo) (colour box-189 blue) (= (weight box-189) 11) (= (volume box-189) 25) (= (age box-189) 86) (for box-189 tanaka)
    (at box-147 shelf-e-11) (contains box-147 glassware) (colour box-147 white) (= (weight box-147) 10) (= (volume box-147) 31) (= (age box-147) 34)
    (at crate-70 shelf-e-11) (contains crate-70 plate) (colour crate-70 brown) (= (weight crate-70) 11) (= (volume crate-70) 36) (= (age crate-70) 17)
    (at box-186 shelf-e-12) (contains box-186 shampoo) (colour box-186 blue) (= (weight box-186) 6) (= (volume box-186) 17) (= (age box-186) 71)
    (at box-122 shelf-e-13) (contains box-122 glue) (colour box-122 white) (= (weight box-122) 5) (= (volume box-122) 11) (= (age box-122) 62)
    (at box-154 shelf-e-13) (contains box-154 lamp) (colour box-154 black) (= (weight box-154) 5) (= (volume box-154) 50) (= (age box-154) 33)
    (at crate-69 shelf-e-13) (contains crate-69 plate) (colour crate-69 white) (= (weight crate-69) 9) (= (volume crate-69) 39) (= (age crate-69) 43)
    (at box-121 shelf-e-14) (contains box-121 glue) (colour box-121 white) (= (weight box-121) 5) (= (volume box-121) 17) (= (age box-121) 51)
    (at piece-6 shelf-e-14) (contains piece-6 tyre) (colour piece-6 black) (= (weight piece-6) 12) (= (volume piece-6) 63) (= (age piece-6) 41)
    (at box-137 shelf-e-15) (contains box-137 candle) (colour box-137 white) (= (weight box-137) 4) (= (volume box-137) 21) (= (age box-137) 41)
    (at box-191 shelf-e-15) (contains box-191 soap) (colour box-191 yellow) (= (weight box-191) 9) (= (volume box-191) 22) (= (age box-191) 91)
    (at box-195 shelf-e-15) (contains box-195 soap) (colour box-195 yellow) (= (weight box-195) 11) (= (volume box-195) 20) (= (age box-195) 88) (for box-195 garcia)
    (at box-196 shelf-e-16) (contains box-196 soap) (colour box-196 yellow) (= (weight box-196) 6) (= (volume box-196) 13) (= (age box-196) 19)
    (at box-205 shelf-e-16) (contains box-205 towel) (colour box-205 white) (= (weight box-205) 5) (= (volume box-205) 52) (= (age box-205) 20)
    (at piece-1 shelf-e-17) (contains piece-1 rope) (colour piece-1 brown) (= (weight piece-1) 8) (= (volume piece-1) 25) (= (age piece-1) 80)
    (at box-139 shelf-e-17) (contains box-139 candle) (colour box-139 red) (= (weight box-139) 4) (= (volume box-139) 19) (= (age box-139) 61)
    (at box-193 shelf-e-18) (contains box-193 soap) (colour box-193 white) (= (weight box-193) 7) (= (volume box-193) 24) (= (age box-193) 52)
    ; aisle f
    (at piece-8 shelf-f-1) (contains piece-8 tyre) (colour piece-8 black) (= (weight piece-8) 8) (= (volume piece-8) 68) (= (age piece-8) 55)
    (at crate-71 shelf-f-1) (contains crate-71 plate) (colour crate-71 brown) (= (weight crate-71) 13) (= (volume crate-71) 40) (= (age crate-71) 95)
    (at box-152 shelf-f-2) (contains box-152 lamp) (colour box-152 black) (= (weight box-152) 4) (= (volume box-152) 59) (= (age box-152) 30)
    (at box-151 shelf-f-5) (contains box-151 lamp) (colour box-151 black) (= (weight box-151) 3) (= (volume box-151) 43) (= (age box-151) 13)
    (at crate-54 shelf-f-6) (contains crate-54 bolt) (colour crate-54 grey) (= (weight crate-54) 34) (= (volume crate-54) 12) (= (age crate-54) 50)
    (at box-142 shelf-f-6) (contains box-142 candle) (colour box-142 yellow) (= (weight box-142) 2) (= (volume box-142) 18) (= (age box-142) 3)
    (at box-150 shelf-f-6) (contains box-150 lamp) (colour box-150 white) (= (weight box-150) 3) (= (volume box-150) 64) (= (age box-150) 20)
    (at crate-55 shelf-f-7) (contains crate-55 bolt) (colour crate-55 grey) (= (weight crate-55) 16) (= (volume crate-55) 12) (= (age crate-55) 79) (for crate-55 garcia)
    (at piece-9 shelf-f-7) (contains piece-9 tyre) (colour piece-9 black) (= (weight piece-9) 8) (= (volume piece-9) 63) (= (age piece-9) 86) (for piece-9 novak)
    (at piece-11 shelf-f-8) (contains piece-11 tyre) (colour piece-11 black) (= (weight piece-11) 9) (= (volume piece-11) 70) (= (age piece-11) 88) (for piece-11 sato)
    (at box-140 shelf-f-12) (contains box-140 candle) (colour box-140 white) (= (weight box-140) 4) (= (volume box-140) 12) (= (age box-140) 28)
    (at box-133 shelf-f-13) (contains box-133 tape) (colour box-133 blue) (= (weight box-133) 6) (= (volume box-133) 15) (= (age box-133) 76)
    (at box-149 shelf-f-13) (contains box-149 lamp) (colour box-149 white) (= (weight box-149) 2) (= (volume box-149) 58) (= (age box-149) 79)
    (at crate-57 shelf-f-14) (contains crate-57 bolt) (colour crate-57 grey) (= (weight crate-57) 15) (= (volume crate-57) 14) (= (age crate-57) 30)
    (at box-146 shelf-f-14) (contains box-146 glassware) (colour box-146 brown) (= (weight box-146) 7) (= (volume box-146) 49) (= (age box-146) 6)
    (at crate-61 shelf-f-17) (contains crate-61 paint) (colour crate-61 grey) (= (weight crate-61) 15) (= (volume crate-61) 26) (= (age crate-61) 56) (damaged crate-61)
    (at crate-68 shelf-f-18) (contains crate-68 glassware) (colour crate-68 white) (= (weight crate-68) 7) (= (volume crate-68) 53) (= (age crate-68) 91)
    (at box-155 shelf-f-18) (contains box-155 mug) (colour box-155 brown) (= (weight box-155) 7) (= (volume box-155) 32) (= (age box-155) 0)
    ; aisle g
    (at crate-58 shelf-g-1) (contains crate-58 paint) (colour crate-58 white) (= (weight crate-58) 13) (= (volume crate-58) 25) (= (age crate-58) 17)
    (at crate-60 shelf-g-1) (contains crate-60 paint) (colour crate-60 white) (= (weight crate-60) 14) (= (volume crate-60) 30) (= (age crate-60) 93) (for crate-60 sato)
    (at pallet-18 shelf-g-1) (contains pallet-18 paper) (colour pallet-18 white) (= (weight pallet-18) 38) (= (volume pallet-18) 97) (= (age pallet-18) 17)
    (at box-118 shelf-g-2) (contains box-118 bolt) (colour box-118 grey) (= (weight box-118) 26) (= (volume box-118) 12) (= (age box-118) 74) (opened box-118)
    (at box-165 shelf-g-4) (contains box-165 envelope) (colour box-165 brown) (= (weight box-165) 5) (= (volume box-165) 23) (= (age box-165) 17)
    (at crate-1 shelf-g-5) (contains crate-1 bolt) (colour crate-1 grey) (= (weight crate-1) 22) (= (volume crate-1) 10) (= (age crate-1) 90)
    (at piece-10 shelf-g-5) (contains piece-10 tyre) (colour piece-10 black) (= (weight piece-10) 11) (= (volume piece-10) 65) (= (age piece-10) 3)
    (at crate-67 shelf-g-6) (contains crate-67 screw) (colour crate-67 grey) (= (weight crate-67) 18) (= (volume crate-67) 13) (= (age crate-67) 81)
    (at box-131 shelf-g-6) (contains box-131 tape) (colour box-131 blue) (= (weight box-131) 3) (= (volume box-131) 14) (= (age box-131) 25)
    (at box-125 shelf-g-7) (contains box-125 rope) (colour box-125 white) (= (weight box-125) 6) (= (volume box-125) 22) (= (age box-125) 60)
    (at box-136 shelf-g-7) (contains box-136 tape) (colour box-136 blue) (= (weight box-136) 2) (= (volume box-136) 19) (= (age box-136) 15) (for box-136 sato)
    (at box-183 shelf-g-7) (contains box-183 pen) (colour box-183 blue) (= (weight box-183) 4) (= (volume box-183) 10) (= (age box-183) 30)
    (at box-119 shelf-g-8) (contains box-119 glue) (colour box-119 white) (= (weight box-119) 6) (= (volume box-119) 14) (= (age box-119) 33)
    (at box-179 shelf-g-8) (contains box-179 paper) (colour box-179 white) (= (weight box-179) 21) (= (volume box-179) 29) (= (age box-179) 50) (for box-179 tanaka)
    (at box-120 shelf-g-9) (contains box-120 glue) (colour box-120 yellow) (= (weight box-120) 5) (= (volume box-120) 13) (= (age box-120) 75)
    (at crate-66 shelf-g-9) (contains crate-66 screw) (colour crate-66 brown) (= (weight crate-66) 16) (= (volume crate-66) 12) (= (age crate-66) 94)
    (at box-129 shelf-g-10) (contains box-129 screw) (colour box-129 green) (= (weight box-129) 28) (= (volume box-129) 13) (= (age box-129) 46)
    (at box-173 shelf-g-11) (contains box-173 notebook) (colour box-173 blue) (= (weight box-173) 10) (= (volume box-173) 22) (= (age box-173) 76)
    (at box-178 shelf-g-11) (contains box-178 paper) (colour box-178 white) (= (weight box-178) 15) (= (volume box-178) 36) (= (age box-178) 84)
    (at crate-63 shelf-g-12) (contains crate-63 paint) (colour crate-63 white) (= (weight crate-63) 19) (= (volume crate-63) 26) (= (age crate-63) 42)
    (at box-128 shelf-g-14) (contains box-128 screw) (colour box-128 brown) (= (weight box-128) 17) (= (volume box-128) 12) (= (age box-128) 19)
    (at piece-7 shelf-g-14) (contains piece-7 tyre) (colour piece-7 black) (= (weight piece-7) 10) (= (volume piece-7) 59) (= (age piece-7) 25)
    (at box-184 shelf-g-14) (contains box-184 pen) (colour box-184 black) (= (weight box-184) 3) (= (volume box-184) 10) (= (age box-184) 90)
    (at box-117 shelf-g-15) (contains box-117 bolt) (colour box-117 blue) (= (weight box-117) 31) (= (volume box-117) 12) (= (age box-117) 95)
    (at box-169 shelf-g-15) (contains box-169 notebook) (colour box-169 red) (= (weight box-169) 8) (= (volume box-169) 15) (= (age box-169) 90)
    (at piece-13 shelf-g-16) (contains piece-13 tyre) (colour piece-13 black) (= (weight piece-13) 8) (= (volume piece-13) 67) (= (age piece-13) 61)
    (at box-181 shelf-g-17) (contains box-181 pen) (colour box-181 red) (= (weight box-181) 5) (= (volume box-181) 10) (= (age box-181) 33)
    (at box-130 shelf-g-18) (contains box-130 screw) (colour box-130 brown) (= (weight box-130) 12) (= (volume box-130) 10) (= (age box-130) 54) (for box-130 ito)
    ; aisle h
    (at piece-2 shelf-h-1) (contains piece-2 rope) (colour piece-2 red) (= (weight piece-2) 18) (= (volume piece-2) 44) (= (age piece-2) 12)
    (at box-127 shelf-h-2) (contains box-127 rope) (colour box-127 white) (= (weight box-127) 7) (= (volume box-127) 44) (= (age box-127) 77)
    (at box-174 shelf-h-2) (contains box-174 notebook) (colour box-174 red) (= (weight box-174) 5) (= (volume box-174) 18) (= (age box-174) 78)
    (at piece-3 shelf-h-3) (contains piece-3 tyre) (colour piece-3 black) (= (weight piece-3) 11) (= (volume piece-3) 56) (= (age piece-3) 95)
    (at box-176 shelf-h-3) (contains box-176 paper) (colour box-176 white) (= (weight box-176) 10) (= (volume box-176) 34) (= (age box-176) 27)
    (at crate-65 shelf-h-4) (contains crate-65 screw) (colour crate-65 green) (= (weight crate-65) 17) (= (volume crate-65) 14) (= (age crate-65) 10)
    (at piece-14 shelf-h-4) (contains piece-14 tyre) (colour piece-14 black) (= (weight piece-14) 8) (= (volume piece-14) 63) (= (age piece-14) 67)
    (at box-175 shelf-h-4) (contains box-175 paper) (colour box-175 white) (= (weight box-175) 19) (= (volume box-175) 29) (= (age box-175) 6) (for box-175 ito)
    (at box-167 shelf-h-5) (contains box-167 envelope) (colour box-167 brown) (= (weight box-167) 8) (= (volume box-167) 13) (= (age box-167) 55)
    (at box-182 shelf-h-5) (contains box-182 pen) (colour box-182 black) (= (weight box-182) 2) (= (volume box-182) 10) (= (age box-182) 58)
    (at box-132 shelf-h-6) (contains box-132 tape) (colour box-132 brown) (= (weight box-132) 4) (= (volume box-132) 14) (= (age box-132) 15) (damaged box-132)
    (at piece-4 shelf-h-6) (contains piece-4 tyre) (colour piece-4 black) (= (weight piece-4) 9) (= (volume piece-4) 67) (= (age piece-4) 1)
    (at box-135 shelf-h-7) (contains box-135 tape) (colour box-135 blue) (= (weight box-135) 6) (= (volume box-135) 16) (= (age box-135) 33)
    (at box-170 shelf-h-8) (contains box-170 notebook) (colour box-170 black) (= (weight box-170) 6) (= (volume box-170) 15) (= (age box-170) 35) (for box-170 novak)
    (at box-177 shelf-h-8) (contains box-177 paper) (colour box-177 white) (= (weight box-177) 18) (= (volume box-177) 24) (= (age box-177) 86) (opened box-177)
    (at piece-5 shelf-h-9) (contains piece-5 tyre) (colour piece-5 black) (= (weight piece-5) 9) (= (volume piece-5) 61) (= (age piece-5) 67)
    (at box-166 shelf-h-9) (contains box-166 envelope) (colour box-166 white) (= (weight box-166) 4) (= (volume box-166) 21) (= (age box-166) 89)
    (at box-168 shelf-h-10) (contains box-168 envelope) (colour box-168 white) (= (weight box-168) 4) (= (volume box-168) 22) (= (age box-168) 45) (for box-168 novak)
    (at piece-12 shelf-h-11) (contains piece-12 tyre) (colour piece-12 black) (= (volume piece-12) 64) (= (age piece-12) 47)
    (at crate-53 shelf-h-12) (contains crate-53 bolt) (colour crate-53 grey) (= (weight crate-53) 23) (= (volume crate-53) 10) (= (age crate-53) 6)
    (at box-126 shelf-h-13) (contains box-126 rope) (colour box-126 white) (= (weight box-126) 13) (= (volume box-126) 24) (= (age box-126) 50) (opened box-126)
    (at pallet-19 shelf-h-13) (contains pallet-19 paper) (colour pallet-19 white) (= (weight pallet-19) 40) (= (volume pallet-19) 106) (= (age pallet-19) 56)
    (at box-172 shelf-h-14) (contains box-172 notebook) (colour box-172 red) (= (weight box-172) 8) (= (volume box-172) 17) (= (age box-172) 34)
    (at box-185 shelf-h-14) (contains box-185 pen) (colour box-185 black) (= (weight box-185) 5) (= (volume box-185) 11) (= (age box-185) 64)
    (at box-171 shelf-h-15) (contains box-171 notebook) (colour box-171 red) (= (weight box-171) 12) (= (volume box-171) 22) (= (age box-171) 5)
    (at box-180 shelf-h-16) (contains box-180 pen) (colour box-180 black) (= (weight box-180) 5) (= (volume box-180) 8) (= (age box-180) 13)
    (at box-123 shelf-h-18) (contains box-123 glue) (colour box-123 white) (= (weight box-123) 3) (= (volume box-123) 18) (= (age box-123) 44)
    (at crate-59 shelf-h-18) (contains crate-59 paint) (colour crate-59 red) (= (weight crate-59) 12) (= (volume crate-59) 22) (= (age crate-59) 84)
    ; dock-1
    (at box-15 dock-1) (contains box-15 notebook) (colour box-15 red) (= (weight box-15) 9) (= (volume box-15) 23) (= (age box-15) 1)
    (at box-16 dock-1) (contains box-16 screw) (colour box-16 brown) (= (weight box-16) 28) (= (volume box-16) 9) (= (age box-16) 0)
    (at box-17 dock-1) (contains box-17 paper) (colour box-17 white) (= (weight box-17) 21) (= (volume box-17) 35) (= (age box-17) 0)
    (at box-18 dock-1) (contains box-18 lemon) (colour box-18 yellow) (= (weight box-18) 6) (= (volume box-18) 24) (= (age box-18) 0)
    ; dock-3
    (at box-19 dock-3) (contains box-19 toothpaste) (colour box-19 red) (= (weight box-19) 7) (= (volume box-19) 11) (= (age box-19) 51) (for box-19 sato)
    (at crate-2 dock-3) (contains crate-2 paint) (colour crate-2 white) (= (weight crate-2) 13) (= (volume crate-2) 21) (= (age crate-2) 5) (for crate-2 garcia)
    (at box-20 dock-3) (contains box-20 sugar) (colour box-20 blue) (= (weight box-20) 20) (= (volume box-20) 23) (= (age box-20) 37) (for box-20 ito)
    ; packing-table
    (at box-21 packing-table) (contains box-21 apple) (colour box-21 green) (= (weight box-21) 8) (= (volume box-21) 34) (= (age box-21) 7) (for box-21 ito)
    (at box-22 packing-table) (contains box-22 envelope) (colour box-22 white) (= (weight box-22) 7) (= (volume box-22) 13) (= (age box-22) 19) (for box-22 novak)
    ; cold-room
    (at box-25 cold-room) (contains box-25 butter) (colour box-25 yellow) (= (weight box-25) 7) (= (volume box-25) 17) (= (age box-25) 2)
    (at box-26 cold-room) (contains box-26 butter) (colour box-26 white) (= (weight box-26) 6) (= (volume box-26) 18) (= (age box-26) 10) (opened box-26)
    (at box-27 cold-room) (contains box-27 butter) (colour box-27 yellow) (= (weight box-27) 5) (= (volume box-27) 17) (= (age box-27) 5)
    (at box-28 cold-room) (contains box-28 cheese) (colour box-28 yellow) (= (weight box-28) 8) (= (volume box-28) 23) (= (age box-28) 7)
    (at box-29 cold-room) (contains box-29 cheese) (colour box-29 white) (= (weight box-29) 6) (= (volume box-29) 17) (= (age box-29) 9)
    (at box-30 cold-room) (contains box-30 cheese) (colour box-30 yellow) (= (weight box-30) 10) (= (volume box-30) 19) (= (age box-30) 3)
    (at box-31 cold-room) (contains box-31 cheese) (colour box-31 yellow) (= (weight box-31) 8) (= (volume box-31) 20) (= (age box-31) 10) (for box-31 novak)
    (at box-32 cold-room) (contains box-32 cheese) (colour box-32 white) (= (weight box-32) 13) (= (volume box-32) 25) (= (age box-32) 2)
    (at box-33 cold-room) (contains box-33 ice-cream) (colour box-33 blue) (= (weight box-33) 4) (= (volume box-33) 25) (= (age box-33) 8)
    (at box-34 cold-room) (contains box-34 ice-cream) (colour box-34 blue) (= (weight box-34) 3) (= (volume box-34) 16) (= (age box-34) 12) (for box-34 novak)
    (at box-35 cold-room) (contains box-35 ice-cream) (colour box-35 white) (= (weight box-35) 4) (= (volume box-35) 18) (= (age box-35) 1)
    (at crate-5 cold-room) (contains crate-5 milk) (colour crate-5 blue) (= (weight crate-5) 14) (= (volume crate-5) 17) (= (age crate-5) 1)
    (at crate-6 cold-room) (contains crate-6 milk) (colour crate-6 white) (= (weight crate-6) 12) (= (volume crate-6) 17) (= (age crate-6) 7)
    (at crate-7 cold-room) (contains crate-7 milk) (colour crate-7 white) (= (weight crate-7) 15) (= (volume crate-7) 16) (= (age crate-7) 6)
    (at crate-8 cold-room) (contains crate-8 milk) (colour crate-8 white) (= (weight crate-8) 14) (= (volume crate-8) 20) (= (age crate-8) 7)
    (at crate-9 cold-room) (contains crate-9 milk) (colour crate-9 blue) (= (weight crate-9) 15) (= (volume crate-9) 15) (= (age crate-9) 11)
    (at box-36 cold-room) (contains box-36 yoghurt) (colour box-36 white) (= (weight box-36) 6) (= (volume box-36) 18) (= (age box-36) 8)
    (at box-37 cold-room) (contains box-37 yoghurt) (colour box-37 white) (= (weight box-37) 7) (= (volume box-37) 13) (= (age box-37) 8)
    (at box-38 cold-room) (contains box-38 yoghurt) (colour box-38 red) (= (weight box-38) 9) (= (volume box-38) 14) (= (age box-38) 2) (for box-38 novak)
    ; returns-cage
    (at crate-3 returns-cage) (contains crate-3 beer) (colour crate-3 green) (= (weight crate-3) 14) (= (volume crate-3) 32) (= (age crate-3) 22) (opened crate-3) (damaged crate-3)
    (at crate-4 returns-cage) (contains crate-4 plate) (colour crate-4 brown) (= (weight crate-4) 12) (= (volume crate-4) 26) (= (age crate-4) 22) (opened crate-4)
    (at pallet-1 returns-cage) (contains pallet-1 sugar) (colour pallet-1 white) (= (weight pallet-1) 34) (= (volume pallet-1) 83) (= (age pallet-1) 35) (opened pallet-1) (damaged pallet-1)
    (at pallet-2 returns-cage) (contains pallet-2 paper) (colour pallet-2 white) (= (weight pallet-2) 40) (= (volume pallet-2) 80) (= (age pallet-2) 46) (damaged pallet-2)
    (at box-23 returns-cage) (contains box-23 pen) (colour box-23 red) (= (weight box-23) 5) (= (volume box-23) 9) (= (age box-23) 26)
    (at box-24 returns-cage) (contains box-24 envelope) (colour box-24 brown) (= (weight box-24) 4) (= (volume box-24) 17) (= (age box-24) 18) (damaged box-24))

  (:goal (and))
  (:metric minimize (total-cost)))
