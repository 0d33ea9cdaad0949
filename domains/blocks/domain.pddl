; A table of eight by eight squares with toy blocks on it, a box beside it, and a hand above that
; holds one block at a time. A block stands on a square or on a cube, never on a pyramid.
(define (domain blocks)
  (:requirements :strips :typing :negative-preconditions :numeric-fluents :action-costs)

  (:types
    located colour shape person - object
    spot hand - located
    support box table - spot        ; what a block can rest on
    square block - support)

  (:constants cube pyramid - shape)

  (:predicates
    (on ?b - block ?s - spot)       ; rests on it, or in the box
    (clear ?s - support)            ; nothing rests on it
    (flat ?s - support)             ; something can rest on it
    (holding ?h - hand ?b - block)
    (free ?h - hand)
    (shape ?b - block ?s - shape)
    (colour ?b - block ?c - colour)
    (corner ?s - square)
    (edge ?s - square)
    (owns ?p - person ?b - block))

  (:functions
    (x ?l - located)                ; columns from the left, rows from the arm, levels from the table;
    (y ?l - located)                ; what is held is over where it was taken, and the arm itself stays
    (z ?s - spot)
    (size ?b - block)               ; cm, the longest side
    (height ?b - block)             ; cm
    (width ?b - block)              ; cm
    (total-cost))

  (:action pick-up
    :parameters (?h - hand ?b - block ?from - support)
    :precondition (and (free ?h) (clear ?b) (on ?b ?from))
    :effect (and (holding ?h ?b) (clear ?from) (not (free ?h)) (not (on ?b ?from))
                 (assign (z ?b) 9)
                 (increase (total-cost) 2)))

  (:action take-out
    :parameters (?h - hand ?b - block ?from - box)
    :precondition (and (free ?h) (clear ?b) (on ?b ?from))
    :effect (and (holding ?h ?b) (not (free ?h)) (not (on ?b ?from))
                 (assign (z ?b) 9)
                 (increase (total-cost) 2)))

  (:action put-on
    :parameters (?h - hand ?b - block ?to - support)
    :precondition (and (holding ?h ?b) (clear ?to) (flat ?to))
    :effect (and (on ?b ?to) (free ?h) (not (holding ?h ?b)) (not (clear ?to))
                 (assign (x ?b) (x ?to)) (assign (y ?b) (y ?to)) (assign (z ?b) (+ (z ?to) 1))
                 (increase (total-cost) 2)))

  (:action put-in
    :parameters (?h - hand ?b - block ?to - box)
    :precondition (holding ?h ?b)
    :effect (and (on ?b ?to) (free ?h) (not (holding ?h ?b))
                 (assign (x ?b) (x ?to)) (assign (y ?b) (y ?to)) (assign (z ?b) 1)
                 (increase (total-cost) 2))))
