import Meaning

/// A word that is one or two slips away from what was typed.
struct NearMiss {
  var item: Item
  var repair: SpellingRepair
}
