; The flat on a Saturday morning.
(define (problem saturday)
  (:domain household)

  (:objects
    robot - robot
    hall kitchen living-room bedroom study bathroom - room
    coat-rack shoe-cabinet front-door kitchen-table worktop fridge sink dishwasher cupboard
    sofa armchair coffee-table bookcase television-stand plant bed night-table wardrobe
    dressing-table desk filing-cabinet waste-bin printer washbasin bathtub laundry-basket
    bathroom-shelf - furniture
    orange-juice milk cola iced-tea coffee-tin water-bottle bread soup-tin tuna-tin cereal
    mustard sugar-bag apple banana pear lemon peach crisps pretzels chocolate-bar jelly
    blue-cup red-cup plate bowl spoon fork knife toy-car puzzle-cube dice tennis-ball
    sponge cleanser cloth soap remote-control newspaper reading-glasses phone notebook
    umbrella keys towel book - item
    anna ben carla dmitri elif frank grace hiro operator - person
    drink food fruit snack dish cup toy cleaning thing - category
    black blue brown green grey orange purple red white yellow - colour
    anna-jumper - jumper
    ben-shirt - shirt
    carla-blouse - blouse
    dmitri-vest - vest
    elif-jacket - jacket
    frank-coat - coat
    grace-jumper - jumper
    hiro-shirt - shirt
    standing sitting lying - posture
    left-arm right-arm - arm
    left right - side
    the-time the-date the-weekday tomorrow a-joke itself its-name its-team its-country its-affiliation - topic
    name pose gesture - trait
    question quiz - test)

  (:init
    (at robot hall) (free robot) (= (total-cost) 0) (at operator hall)

    (within coat-rack hall)
    (within shoe-cabinet hall) (surface shoe-cabinet)
    (within front-door hall)
    (within kitchen-table kitchen) (surface kitchen-table)
    (within worktop kitchen) (surface worktop)
    (within fridge kitchen) (surface fridge)
    (within sink kitchen) (surface sink)
    (within dishwasher kitchen) (surface dishwasher)
    (within cupboard kitchen) (surface cupboard)
    (within sofa living-room) (surface sofa)
    (within armchair living-room) (surface armchair)
    (within coffee-table living-room) (surface coffee-table)
    (within bookcase living-room) (surface bookcase)
    (within television-stand living-room) (surface television-stand)
    (within plant living-room)
    (within bed bedroom) (surface bed)
    (within night-table bedroom) (surface night-table)
    (within wardrobe bedroom) (surface wardrobe)
    (within dressing-table bedroom) (surface dressing-table)
    (within desk study) (surface desk)
    (within filing-cabinet study) (surface filing-cabinet)
    (within waste-bin study) (surface waste-bin)
    (within printer study)
    (within washbasin bathroom) (surface washbasin)
    (within bathtub bathroom)
    (within laundry-basket bathroom) (surface laundry-basket)
    (within bathroom-shelf bathroom) (surface bathroom-shelf)

    (beside kitchen-table worktop) (beside worktop kitchen-table)
    (beside worktop sink) (beside sink worktop)
    (beside sink dishwasher) (beside dishwasher sink)
    (beside fridge cupboard) (beside cupboard fridge)
    (beside sofa coffee-table) (beside coffee-table sofa)
    (beside coffee-table armchair) (beside armchair coffee-table)
    (beside bookcase television-stand) (beside television-stand bookcase)
    (beside bed night-table) (beside night-table bed)
    (beside desk printer) (beside printer desk)
    (beside desk waste-bin) (beside waste-bin desk)
    (beside washbasin bathtub) (beside bathtub washbasin)

    (at orange-juice fridge) (kind orange-juice drink) (colour orange-juice orange) (= (weight orange-juice) 1050) (= (size orange-juice) 24) (= (thickness orange-juice) 70)
    (at milk fridge) (kind milk drink) (colour milk white) (= (weight milk) 1030) (= (size milk) 25) (= (thickness milk) 72)
    (at cola fridge) (kind cola drink) (colour cola red) (= (weight cola) 350) (= (size cola) 12) (= (thickness cola) 65)
    (at iced-tea kitchen-table) (kind iced-tea drink) (colour iced-tea brown) (= (weight iced-tea) 530) (= (size iced-tea) 20) (= (thickness iced-tea) 66)
    (at coffee-tin cupboard) (kind coffee-tin drink) (colour coffee-tin black) (= (weight coffee-tin) 260) (= (size coffee-tin) 14) (= (thickness coffee-tin) 95)
    (at water-bottle desk) (kind water-bottle drink) (colour water-bottle blue) (= (weight water-bottle) 780) (= (size water-bottle) 27) (= (thickness water-bottle) 75)
    (at bread worktop) (kind bread food) (colour bread brown) (= (weight bread) 500) (= (size bread) 22) (= (thickness bread) 110)
    (at soup-tin cupboard) (kind soup-tin food) (colour soup-tin red) (= (weight soup-tin) 410) (= (size soup-tin) 11) (= (thickness soup-tin) 68)
    (at tuna-tin cupboard) (kind tuna-tin food) (colour tuna-tin blue) (= (weight tuna-tin) 160) (= (size tuna-tin) 8) (= (thickness tuna-tin) 40)
    (at cereal kitchen-table) (kind cereal food) (colour cereal yellow) (= (weight cereal) 420) (= (size cereal) 30) (= (thickness cereal) 70)
    (at mustard fridge) (kind mustard food) (colour mustard yellow) (= (weight mustard) 220) (= (size mustard) 17) (= (thickness mustard) 55)
    (at sugar-bag cupboard) (kind sugar-bag food) (colour sugar-bag white) (= (weight sugar-bag) 1000) (= (size sugar-bag) 16) (= (thickness sugar-bag) 90)
    (at apple kitchen-table) (kind apple fruit) (colour apple green) (= (weight apple) 170) (= (size apple) 8) (= (thickness apple) 78)
    (at banana kitchen-table) (kind banana fruit) (colour banana yellow) (= (weight banana) 140) (= (size banana) 19) (= (thickness banana) 36)
    (at pear coffee-table) (kind pear fruit) (colour pear green) (= (weight pear) 190) (= (size pear) 10) (= (thickness pear) 68)
    (at lemon fridge) (kind lemon fruit) (colour lemon yellow) (= (weight lemon) 110) (= (size lemon) 7) (= (thickness lemon) 58)
    (at peach worktop) (kind peach fruit) (colour peach orange) (= (weight peach) 150) (= (size peach) 8) (= (thickness peach) 74)
    (at crisps coffee-table) (kind crisps snack) (colour crisps red) (= (weight crisps) 150) (= (size crisps) 28) (= (thickness crisps) 60)
    (at pretzels cupboard) (kind pretzels snack) (colour pretzels brown) (= (weight pretzels) 200) (= (size pretzels) 24) (= (thickness pretzels) 75)
    (at chocolate-bar night-table) (kind chocolate-bar snack) (colour chocolate-bar brown) (= (weight chocolate-bar) 100) (= (size chocolate-bar) 16) (= (thickness chocolate-bar) 12)
    (at jelly fridge) (kind jelly snack) (colour jelly purple) (= (weight jelly) 120) (= (size jelly) 9) (= (thickness jelly) 60)
    (at blue-cup dishwasher) (kind blue-cup dish) (kind blue-cup cup) (colour blue-cup blue) (= (weight blue-cup) 240) (= (size blue-cup) 10) (= (thickness blue-cup) 82)
    (at red-cup desk) (kind red-cup dish) (kind red-cup cup) (colour red-cup red) (= (weight red-cup) 240) (= (size red-cup) 10) (= (thickness red-cup) 84)
    (at plate dishwasher) (kind plate dish) (colour plate white) (= (weight plate) 430) (= (size plate) 26) (= (thickness plate) 22)
    (at bowl sink) (kind bowl dish) (colour bowl white) (= (weight bowl) 330) (= (size bowl) 16) (= (thickness bowl) 62)
    (at spoon dishwasher) (kind spoon dish) (colour spoon grey) (= (weight spoon) 45) (= (size spoon) 18) (= (thickness spoon) 14)
    (at fork kitchen-table) (kind fork dish) (colour fork grey) (= (weight fork) 50) (= (size fork) 19) (= (thickness fork) 12)
    (at knife sink) (kind knife dish) (colour knife grey) (= (weight knife) 70) (= (size knife) 21) (= (thickness knife) 10)
    (at toy-car sofa) (kind toy-car toy) (colour toy-car red) (= (weight toy-car) 90) (= (size toy-car) 9) (= (thickness toy-car) 42)
    (at puzzle-cube coffee-table) (kind puzzle-cube toy) (colour puzzle-cube green) (= (weight puzzle-cube) 110) (= (size puzzle-cube) 6) (= (thickness puzzle-cube) 57)
    (at dice desk) (kind dice toy) (colour dice white) (= (weight dice) 10) (= (size dice) 2) (= (thickness dice) 15)
    (at tennis-ball laundry-basket) (kind tennis-ball toy) (colour tennis-ball yellow) (= (weight tennis-ball) 58) (= (size tennis-ball) 7) (= (thickness tennis-ball) 66)
    (at sponge sink) (kind sponge cleaning) (colour sponge yellow) (= (weight sponge) 15) (= (size sponge) 12) (= (thickness sponge) 30)
    (at cleanser bathroom-shelf) (kind cleanser cleaning) (colour cleanser green) (= (weight cleanser) 650) (= (size cleanser) 25) (= (thickness cleanser) 75)
    (at cloth washbasin) (kind cloth cleaning) (colour cloth blue) (= (weight cloth) 40) (= (size cloth) 30) (= (thickness cloth) 2)
    (at soap washbasin) (kind soap cleaning) (colour soap white) (= (weight soap) 95) (= (size soap) 9) (= (thickness soap) 28)
    (at remote-control sofa) (kind remote-control thing) (colour remote-control black) (= (weight remote-control) 130) (= (size remote-control) 18) (= (thickness remote-control) 20)
    (at newspaper armchair) (kind newspaper thing) (colour newspaper grey) (= (weight newspaper) 180) (= (size newspaper) 40) (= (thickness newspaper) 9)
    (at reading-glasses night-table) (kind reading-glasses thing) (colour reading-glasses black) (= (weight reading-glasses) 30) (= (size reading-glasses) 15) (= (thickness reading-glasses) 35)
    (at phone desk) (kind phone thing) (colour phone black) (= (weight phone) 170) (= (size phone) 15) (= (thickness phone) 9)
    (at notebook desk) (kind notebook thing) (colour notebook blue) (= (weight notebook) 310) (= (size notebook) 21) (= (thickness notebook) 15)
    (at umbrella shoe-cabinet) (kind umbrella thing) (colour umbrella black) (= (weight umbrella) 420) (= (size umbrella) 70) (= (thickness umbrella) 48)
    (at keys shoe-cabinet) (kind keys thing) (colour keys grey) (= (weight keys) 80) (= (size keys) 8) (= (thickness keys) 6)
    (at towel laundry-basket) (kind towel thing) (colour towel white) (= (weight towel) 380) (= (size towel) 60) (= (thickness towel) 30)
    (at book bookcase) (kind book thing) (colour book red) (= (weight book) 540) (= (size book) 24) (= (thickness book) 32)

    (at anna kitchen) (posed anna standing) (wears anna anna-jumper) (colour anna-jumper red)
    (at ben living-room) (posed ben sitting) (wears ben ben-shirt) (colour ben-shirt blue) (waving ben)
    (at carla sofa) (posed carla sitting) (wears carla carla-blouse) (colour carla-blouse white)
    (at dmitri bedroom) (posed dmitri lying) (wears dmitri dmitri-vest) (colour dmitri-vest grey)
    (at elif study) (posed elif sitting) (wears elif elif-jacket) (colour elif-jacket black) (raising elif right-arm)
    (at frank hall) (posed frank standing) (wears frank frank-coat) (colour frank-coat yellow) (pointing frank left)
    (at grace kitchen) (posed grace standing) (wears grace grace-jumper) (colour grace-jumper orange) (raising grace left-arm)
    (at hiro bathroom) (posed hiro standing) (wears hiro hiro-shirt) (colour hiro-shirt green) (pointing hiro right))

  (:goal (and))
  (:metric minimize (total-cost)))
