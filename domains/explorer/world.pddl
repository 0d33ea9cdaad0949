; An empty house of four rooms around a parlour.
(define (problem house)
  (:domain explorer)
  (:objects
    scout - robot
    operator - person
    north northeast east southeast south southwest west northwest - heading
    half - half-turn
    parlour nursery library cellar attic - room
    front-door nursery-door library-door cellar-door attic-door - door
    piano globe telescope anvil aquarium - thing)
  (:init
    (facing scout north)
    (= (about half) 180)
    (= (gone forward) 0) (= (gone back) 0) (= (turned left) 0) (= (turned right) 0)
    (= (pictures) 0) (= (total-cost) 0)
    (leads front-door parlour)
    (leads nursery-door nursery) (leads nursery-door parlour)
    (leads library-door library) (leads library-door parlour)
    (leads cellar-door cellar) (leads cellar-door parlour)
    (leads attic-door attic) (leads attic-door parlour)
    (in anvil cellar) (in telescope attic) (in aquarium nursery) (in piano parlour)
    (in globe library)
    (at scout parlour))
  (:goal (and))
  (:metric minimize (total-cost)))
